// What each line of a text dump is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/dump/lines.h"
#include "clean/model/forest.h"

namespace dragoman::cleaning {

struct Knowledge;

enum class LineKind : std::uint8_t {
  blank,
  title,
  standfirst,
  body,
  heading,
  nav,
  section,
  caption,
  related,
  tags,
  outlet,
  agency,
  date,
  clock,
  legal,
  title_again,
};

// Return the name as evaluation and messages print it ("title-again"); points to static storage.
std::string_view name_of(LineKind kind);

// Whether a line is the report's own text (title and standfirst included).
bool is_kept(LineKind kind);

// Two forests, the second correcting the first by what it said of the neighbours (stacking; Wolpert, "Stacked
// Generalization", 1992).
struct LineModel {
  Forest alone;
  Forest among_neighbours;
};

// Return the log odds that each line is body text.
std::vector<float> body_scores(const std::vector<Line>& lines, const LineContext& context,
                               const LineModel& model);

struct DumpReading {
  std::vector<Line> lines;      // those that are not blank; views of the dump
  std::vector<LineKind> kinds;  // parallel to lines
};

// Tell what each line of a dump is. The views in the result live as long as `dump`. O(bytes).
DumpReading read_dump(std::string_view dump, const Knowledge& knowledge, const RepeatedLines& repeated = {});

// Return one kind for each "\n"-divided line, blank ones included.
std::vector<LineKind> kinds_by_line(const DumpReading& reading, std::size_t lines);

}  // namespace dragoman::cleaning
