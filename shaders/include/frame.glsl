// What is the same for every pixel of a frame. Filled by game/light/frame.py; the order is the contract.
uniform vec4 frame[8];
#define eye frame[0].xyz            // metres, the visitor's eye (also while the sun's camera draws)
#define dream_time frame[0].w       // seconds
#define sun_direction frame[1].xyz  // unit, towards the sun
#define inside frame[1].w           // 0 in the forecourt, 1 in the hall
#define sun_color frame[2].xyz      // radiance of a white surface facing the sun through clear glass
#define sun_penumbra frame[2].w     // mip bias of the sun mask
#define haze_color frame[3].xyz     // radiance the air gathers near the floor of the hall
#define haze_density frame[3].w     // 1/m
#define night_color frame[4].xyz    // radiance the air gathers high up and outside
#define voice_light frame[4].w      // 0..1, how loudly somebody speaks
#define voice_place frame[5].xyz    // metres, who speaks
#define frame_shift frame[7].yz     // -0.5..0.5, another pair each frame: the accumulation makes a mean of them
#define pixel_angle frame[7].x      // radians that one drawn pixel spans at the middle of the picture
#define own_glow frame[7].w          // 0..1, the visitor's aura at the edge of sight
