// Times: the rules of a lexicon over analysed blocks, each match resolved in the order of the text.
#pragma once

#include <vector>

#include "clean/report.h"
#include "read/reading.h"
#include "read/value/analysis.h"
#include "read/value/match.h"
#include "read/value/resolve.h"
#include "read/value/trees.h"

namespace dragoman::values {

class TimeReader {
 public:
  TimeReader(const Report& report, const Trees& trees);

  // Append the times of the block that `analysis` holds.
  void read(const Analysis& analysis, std::vector<TimeExpression>& out);

 private:
  bool take(const Analysis& analysis, const Match& match, std::vector<TimeExpression>& out);
  bool add(const Analysis& analysis, const Frame& frame, std::uint32_t first, std::uint32_t end,
           std::vector<TimeExpression>& out);

  const Trees& trees_;
  Timeline timeline_;
  bool said_in_sentence_ = false;  // a date was named in the running sentence
};

}  // namespace dragoman::values
