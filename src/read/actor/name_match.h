// Names compared across spelling and script: is "Хайдер аль-Абади" the "Haidar Abadi" of another report?
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unicode.h"

namespace dragoman::actor {

struct NamePart {
  std::string key;  // folded letters of the part
  Script script = Script::other;
  std::string roman;     // sound in Latin letters
  std::string skeleton;  // its consonants in classes
  bool initial = false;  // "B."
};

// A person's name without titles and articles, in the order written.
using PersonName = std::vector<NamePart>;

class NameMatcher {
 public:
  [[nodiscard]] static Result<NameMatcher> load(const std::filesystem::path& folder);

  // Cut a name of any script into its parts.
  [[nodiscard]] PersonName parse(std::string_view name) const;
  // Whether two words may be spellings of one name.
  [[nodiscard]] bool same_part(const NamePart& a, const NamePart& b) const;
  // Whether two names of at least two parts may be one person's: the family names agree and so do the given
  // ones (the guard that keeps brothers apart).
  [[nodiscard]] bool same_person(const PersonName& a, const PersonName& b) const;
};

}  // namespace dragoman::actor
