// Arena: where decoded names and texts of one page live that are not plain stretches of its source. Views
// into it stay valid as long as it lives, also when it is moved. Not thread safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace dragoman::html {

class Arena {
 public:
  // Return a lasting copy of `text`.
  std::string_view keep(std::string_view text) {
    char* copy = take(text.size());
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  // Return `size` writable bytes.
  char* take(std::size_t size) {
    if (size > left_) {
      left_ = std::max(size, kChunkBytes);
      chunks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = chunks_.back().get();
    }
    char* const taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

 private:
  static constexpr std::size_t kChunkBytes = 64U << 10U;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace dragoman::html
