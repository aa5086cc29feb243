#include "cli/progress.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace dragoman {

using Clock = std::chrono::steady_clock;

Progress::Progress(std::uint64_t total, bool shown)
    : total_(total), shown_(shown), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::done(std::uint64_t amount, std::size_t documents) {
  const auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  constexpr std::size_t kWidth = 30;
  const double part =
      total_ == 0 ? 0 : std::min(1.0, static_cast<double>(amount) / static_cast<double>(total_));
  const auto full = static_cast<std::size_t>(part * kWidth);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r\x1b[K[{}{}] {:3.0f} %  {} documents, {:.0f}/s", std::string(full, '='),
             std::string(kWidth - full, ' '), part * 100, documents,
             static_cast<double>(documents) / seconds);
  std::fflush(stderr);
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace dragoman
