// NameList: names that are looked for inside text, whole words, without regard to case and marks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"

namespace dragoman::cleaning {

struct NameHit {
  ByteRange range;        // in the text looked through
  std::string canonical;  // the first form of the name's row
};

class NameList {
 public:
  // Read rows of forms, the first of which is the canonical one. A form that begins with "=" is compared with
  // its case ("=AP" finds "AP", never "ap").
  [[nodiscard]] static Result<NameList> load(const std::filesystem::path& file);

  // Return the names in `text`, in order, the longest at each place, none overlapping.
  [[nodiscard]] std::vector<NameHit> find(std::string_view text) const;

  // Return the canonical form if all of `text` (signs and white space at its ends aside) is one name.
  [[nodiscard]] std::optional<std::string> whole(std::string_view text) const;

 private:
  struct Form {
    std::string canonical;
    bool with_case = false;
    std::string exact;
  };
  std::unordered_map<std::string, std::vector<Form>> forms_;   // by folded words joined with blanks
  std::unordered_map<std::string, std::size_t> longest_from_;  // by first word: most words
  std::size_t longest_ = 0;                                    // words
};

}  // namespace dragoman::cleaning
