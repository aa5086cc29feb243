// Quotations: the stretches that quotation marks enclose, in any of the usual styles of marks.
//
// Marks are matched inside a block of the report. A mark that stays open at a block's end joins the next
// block when that block opens with the same mark (the custom for speech of several paragraphs); otherwise it
// is taken for a slip and dropped. Marks within a quotation are text of it: only outermost quotations are
// returned.
#pragma once

#include <vector>

#include "base/byte_range.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman::speech {

struct Quotation {
  ByteRange text;             // with its marks
  ByteRange inner;            // without them
  Index block = 0;            // index into Report::blocks
  bool opens_block = false;   // nothing stands before it in the block
  bool closes_block = false;  // at most closing punctuation stands after it in the block
  Index continues = kNone;    // index of the quotation whose speech this one takes up
};

// Return the quotations of all blocks in text order. Linear in the text's length.
std::vector<Quotation> find_quotations(const Report& report);

// Return the index of the quotation that holds byte `at`, or kNone. Requires: quotations in text order.
Index quotation_at(const std::vector<Quotation>& quotations, std::uint32_t at);

}  // namespace dragoman::speech
