// Progress: one line on a terminal that tells how far a long command is. Silent when standard error is no
// terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace dragoman {

class Progress {
 public:
  // `total`: how much there is to do, in the unit of done(); 0 if not known.
  Progress(std::uint64_t total, bool shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Tell how much of the total is done and how many documents that was; drawn at most ten times a second.
  void done(std::uint64_t amount, std::size_t documents);
  // Take the line away, so that something else can be printed.
  void clear();

 private:
  std::uint64_t total_;
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace dragoman
