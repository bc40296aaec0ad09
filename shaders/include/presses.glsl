// Measures of the shelves: game/meshes/book_places.py (a test compares the constants). Metres.
const int STRIDE = 56;
const int ROWS = 17;
const int TABLE = 280;         // texels of a row of a bay
const float BOARD = 0.022;
const float JITTER = 0.5;
const float SETBACK = 0.045;
const float LEAN = 0.25;
const float GLOW = 1.2;
const float RATE_LOW = 0.08;
const float RATE_HIGH = 0.3;
const int LEVELS = 6;
const float PRESS_WIDTH = 0.842;
const float ARCH_PRESS_WIDTH = 0.645;
const float CASE_BOTTOM = 0.14;
const float CASE_TOP = 3.74;

// By kind of row: folio, octavo, duodecimo.
const vec3 KIND_HEIGHTS = vec3(0.33, 0.235, 0.186);
const vec3 PILE_PITCH = vec3(0.036, 0.030, 0.025);
const vec3 SLOTS = vec3(38, 48, 56);
const vec3 ARCH_SLOTS = vec3(29, 37, 43);
const vec3 PATTERNS[4] = vec3[4](vec3(1, 6, 10), vec3(2, 3, 12), vec3(1, 9, 6), vec3(0, 8, 9));

// One press: where its texels start (column, line), how wide its opening is; by kind of row: heights, first
// row, where it begins above the case's bottom, slots; w of first: how many rows there are.
struct Press { ivec2 at; float width; vec3 heights; vec4 first; vec3 starts; vec3 slots; };

Press press_of(int bay, int press, bool arch) {
    vec3 rows = PATTERNS[(bay + bay / 3 + press * (bay % 3 + 1)) % 4];
    vec3 heights = KIND_HEIGHTS * ((CASE_TOP - CASE_BOTTOM) / dot(rows, KIND_HEIGHTS));
    float folios = rows.x * heights.x;
    return Press(ivec2(press * STRIDE, bay * ROWS), arch ? ARCH_PRESS_WIDTH : PRESS_WIDTH, heights,
                 vec4(0.0, rows.x, rows.x + rows.y, rows.x + rows.y + rows.z),
                 vec3(0.0, folios, folios + rows.y * heights.y), arch ? ARCH_SLOTS : SLOTS);
}

// A row of a press. bottom: lower face of its board above the case's bottom; clear: from board to board.
struct Shelf { int line; float bottom; float height; float clear; float slots; float pile; };

// shelf_at(press, v): the row at v metres above the case's bottom.
Shelf shelf_at(Press press, float v) {
    bool octavo = v >= press.starts.y, duodecimo = v >= press.starts.z;
    float height = duodecimo ? press.heights.z : octavo ? press.heights.y : press.heights.x;
    float start = duodecimo ? press.starts.z : octavo ? press.starts.y : 0.0;
    float first = duodecimo ? press.first.z : octavo ? press.first.y : 0.0;
    float slots = duodecimo ? press.slots.z : octavo ? press.slots.y : press.slots.x;
    float pile = duodecimo ? PILE_PITCH.z : octavo ? PILE_PITCH.y : PILE_PITCH.x;
    float k = clamp(floor((v - start) / height), 0.0, press.first.w - first - 1.0);
    return Shelf(press.at.y + int(first + k), start + height * k, height, height - BOARD, slots, pile);
}
