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

// One press: where its texels start (column, line), how wide its opening is, how many rows it has. By kind of
// row: heights, their inverses, and the row's number at the case's bottom were all rows of that kind; where
// octavo and duodecimo begin; slots and slots per metre.
struct Press { ivec2 at; float width; float rows; vec3 heights; vec3 inverse; vec3 zero; vec2 starts; vec3 slots; vec3 dense; };

Press press_of(int bay, int press, bool arch) {
    vec3 rows = PATTERNS[(bay + bay / 3 + press * (bay % 3 + 1)) % 4];
    vec3 heights = KIND_HEIGHTS * ((CASE_TOP - CASE_BOTTOM) / dot(rows, KIND_HEIGHTS)), inverse = 1.0 / heights;
    vec3 starts = vec3(0.0, rows.x * heights.x, rows.x * heights.x + rows.y * heights.y);
    float width = arch ? ARCH_PRESS_WIDTH : PRESS_WIDTH;
    vec3 slots = arch ? ARCH_SLOTS : SLOTS;
    return Press(ivec2(press * STRIDE, bay * ROWS), width, rows.x + rows.y + rows.z, heights, inverse,
                 vec3(0.0, rows.x, rows.x + rows.y) - starts * inverse, starts.yz, slots, slots / width);
}

// A row of a press. y: metres above its board's lower face; height: from board to board; dense: slots per metre.
struct Shelf { float row; float y; float height; float inverse; float slots; float dense; float pile; };

float of_kind(vec3 values, bvec2 past) { return past.y ? values.z : past.x ? values.y : values.x; }

// shelf_at(press, v): the row at v metres above the case's bottom.
Shelf shelf_at(Press press, float v) {
    bvec2 past = greaterThanEqual(vec2(v), press.starts);
    float inverse = of_kind(press.inverse, past), height = of_kind(press.heights, past);
    float rise = v * inverse + of_kind(press.zero, past), row = min(floor(rise), press.rows - 1.0);
    return Shelf(row, (rise - row) * height, height, inverse, of_kind(press.slots, past),
                 of_kind(press.dense, past), of_kind(PILE_PITCH, past));
}
