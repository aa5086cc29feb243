#include "read/speech/quotation.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::speech {
namespace {

// A block whose marks do not match is read again without the mark at fault, so often at most.
constexpr int kMaxRepairs = 8;

// One character of a block with its surroundings.
struct MarkPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t mark = 0;
  char32_t before = U' ';
  char32_t after = U' ';
};

struct Open {
  MarkPlace place;
  char32_t mark = 0;
};

bool is_mark_of_quotation(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U'`':
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u2039':
    case U'\u203A':
    case U'\u300C':
    case U'\u300D':
      return true;
    default:
      return false;
  }
}

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c);
}

bool is_single(char32_t mark) {
  return mark == U'\'' || mark == U'\u2018' || mark == U'\u2019' || mark == U'`';
}

// List the marks of `block`; two apostrophes or graves in a row count as one double mark, as older wires type
// them.
std::vector<MarkPlace> marks_of(std::string_view text, ByteRange block) {
  std::vector<MarkPlace> marks;
  char32_t before = U' ';
  for (std::size_t at = block.begin; at < block.end;) {
    MarkPlace place;
    place.begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode_utf8(text, at);
    if (is_mark_of_quotation(c)) {
      place.mark = c;
      if ((c == U'\'' || c == U'`') && at < block.end && text[at] == static_cast<char>(c)) {
        ++at;
        place.mark = U'"';
      }
      place.end = static_cast<std::uint32_t>(at);
      place.before = before;
      std::size_t ahead = at;
      if (ahead < block.end) place.after = decode_utf8(text, ahead);
      marks.push_back(place);
    }
    before = c;
  }
  return marks;
}

// Return whether a mark of no fixed direction stands where an opening one would.
bool looks_opening(const MarkPlace& place) {
  return !is_word_character(place.before) && !is_space(place.after) &&
         (is_space(place.before) || is_word_character(place.after) || place.after == U'[' ||
          place.after == U'$' || place.after == U'\u2026');
}

// Return the mark that closes `open`.
bool closes(const MarkPlace& place, char32_t open) {
  const char32_t c = place.mark;
  switch (open) {
    case U'"':
      return c == U'"' || (c == U'\u201D' && !is_word_character(place.after));
    case U'\u201C':
    case U'\u201D':
    case U'\u201F':
      return c == U'\u201D' || (c == U'"' && !looks_opening(place));
    case U'\u201E':
      return c == U'\u201C' || c == U'\u201D' || c == U'"';
    case U'\u00AB':
      return c == U'\u00BB';
    case U'\u2039':
      return c == U'\u203A';
    case U'\u300C':
      return c == U'\u300D';
    case U'\u201A':
      return c == U'\u2018' || c == U'\u2019';
    case U'\'':
    case U'`':
      return (c == U'\'' || c == U'\u2019') && !is_word_character(place.after);
    case U'\u2018':
    case U'\u2019':
      return (c == U'\u2019' || c == U'\'') && !is_word_character(place.after);
    default:
      return false;
  }
}

bool opens(const MarkPlace& place) {
  switch (place.mark) {
    case U'\u201C':
    case U'\u201E':
    case U'\u201F':
    case U'\u00AB':
    case U'\u2039':
    case U'\u300C':
    case U'\u201A':
      return true;
    case U'"':
    case U'\u201D':
      return looks_opening(place);
    case U'\u2018':
    case U'\'':
    case U'`':
      return looks_opening(place) && is_word_character(place.after);
    default:
      return false;
  }
}

// The quotations of one block, and the double mark left open at its end, if any.
struct BlockMarks {
  std::vector<Quotation> closed;
  std::vector<MarkPlace> open;  // zero or one
};

// Match the marks of a block, leaving out those whose index is in `ignored`. Returns the index of a single
// mark that was never closed, so that the caller reads again without it; marks.size() if there is none.
std::size_t match(const std::vector<MarkPlace>& marks, const std::vector<bool>& ignored, BlockMarks& out) {
  std::vector<Open> stack;
  std::vector<std::size_t> stack_index;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (ignored[i]) continue;
    const MarkPlace& place = marks[i];
    if (!stack.empty() && closes(place, stack.back().mark)) {
      if (stack.size() == 1) {
        Quotation quotation;
        quotation.text = {stack.back().place.begin, place.end};
        quotation.inner = {stack.back().place.end, place.begin};
        out.closed.push_back(quotation);
      }
      stack.pop_back();
      stack_index.pop_back();
    } else if (opens(place) && stack.size() < 3) {
      stack.push_back({place, place.mark});
      stack_index.push_back(i);
    }
  }
  if (stack.empty()) return marks.size();
  // An unclosed mark inside a quotation, or an unclosed single mark anywhere, is an apostrophe or a slip.
  if (stack.size() > 1) return stack_index.back();
  if (is_single(stack.front().mark)) return stack_index.front();
  out.open.push_back(stack.front().place);
  return marks.size();
}

BlockMarks match_block(std::string_view text, ByteRange block) {
  const std::vector<MarkPlace> marks = marks_of(text, block);
  std::vector<bool> ignored(marks.size(), false);
  BlockMarks out;
  for (int repair = 0; repair < kMaxRepairs; ++repair) {
    out = {};
    const std::size_t fault = match(marks, ignored, out);
    if (fault == marks.size()) return out;
    ignored[fault] = true;
  }
  return out;
}

bool blank(std::string_view text, std::uint32_t begin, std::uint32_t end, bool punctuation_too) {
  for (std::size_t at = begin; at < end;) {
    const char32_t c = decode_utf8(text, at);
    if (!is_space(c) && !(punctuation_too && is_punctuation(c))) return false;
  }
  return true;
}

bool opens_with(std::string_view text, ByteRange block, std::string_view mark) {
  return trim(slice(text, block)).starts_with(mark);
}

}  // namespace

std::vector<Quotation> find_quotations(const Report& report) {
  std::vector<Quotation> all;
  const std::string_view text = report.text;
  Index pending = kNone;  // the quotation left open by the block before
  for (std::size_t b = 0; b < report.blocks.size(); ++b) {
    const ByteRange block = report.blocks[b].text;
    BlockMarks marks = match_block(text, block);
    Index left_open = kNone;
    if (!marks.open.empty()) {
      const MarkPlace& open = marks.open.front();
      const bool continued = b + 1 < report.blocks.size() &&
                             opens_with(text, report.blocks[b + 1].text, slice(text, {open.begin, open.end}));
      if (continued || blank(text, block.begin, open.begin, false)) {
        // What was matched behind the open mark lies inside it.
        std::erase_if(marks.closed, [&](const Quotation& q) { return q.text.begin > open.begin; });
        Quotation quotation;
        quotation.text = {open.begin, block.end};
        quotation.inner = {open.end, block.end};
        marks.closed.push_back(quotation);
        if (continued) left_open = static_cast<Index>(all.size() + marks.closed.size() - 1);
      }
    }
    for (Quotation& quotation : marks.closed) {
      quotation.block = static_cast<Index>(b);
      quotation.opens_block = blank(text, block.begin, quotation.text.begin, false);
      quotation.closes_block = blank(text, quotation.text.end, block.end, true);
      if (quotation.opens_block) quotation.continues = pending;
      all.push_back(quotation);
    }
    pending = left_open;
  }
  return all;
}

Index quotation_at(const std::vector<Quotation>& quotations, std::uint32_t at) {
  const auto after = std::upper_bound(quotations.begin(), quotations.end(), at,
                                      [](std::uint32_t x, const Quotation& q) { return x < q.text.begin; });
  if (after == quotations.begin()) return kNone;
  const auto found = std::prev(after);
  return found->text.contains(at) ? static_cast<Index>(found - quotations.begin()) : kNone;
}

}  // namespace dragoman::speech
