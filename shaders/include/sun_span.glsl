#define SUN_SPAN 48.0  // metres that a full byte of the sun mask's alpha stands for, its middle at the hall's centre
