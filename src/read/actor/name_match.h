// Names compared across spelling and script: is "Хайдер аль-Абади" the "Haidar Abadi" of another report?
//
// A name is cut into parts; articles (al-, el-, assimilated ash-, an-), "bin", patronymics and points go;
// "Abd al-" and "Abu" join the part behind. Two parts agree if their sound does: letter for letter, by
// consonant skeleton, or by a spelling model of the two scripts (spelling_model.h). Two names agree if all
// parts of the shorter stand in the longer in the same order, the family names included: the guard that keeps
// brothers apart.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unicode.h"
#include "read/actor/spelling_model.h"

namespace dragoman::actor {

struct NamePart {
  std::string key;  // folded letters of the part, article and apostrophes gone
  Script script = Script::other;
  std::string roman;     // sound in Latin letters
  std::string skeleton;  // its consonants in classes
  bool initial = false;  // "B."
};

// A name without articles, in the order written.
using PersonName = std::vector<NamePart>;

// Immutable after load(), safe on any thread. Copies share the models.
class NameMatcher {
 public:
  // Load the spelling models of `folder`; a missing one leaves skeletons and letters to decide.
  [[nodiscard]] static Result<NameMatcher> load(const std::filesystem::path& folder);

  // Cut a name of any script into its parts.
  [[nodiscard]] PersonName parse(std::string_view name) const;
  // Return how much likelier two words are as spellings of one name than by chance: natural logarithm of the
  // ratio for each letter, roughly -3 (unlike) to 2 (alike).
  [[nodiscard]] double likeness(const NamePart& a, const NamePart& b) const;
  // Whether two words may be spellings of one name.
  [[nodiscard]] bool same_part(const NamePart& a, const NamePart& b) const;
  // Whether two names of at least two parts may be one person's.
  [[nodiscard]] bool same_person(const PersonName& a, const PersonName& b) const;

  // Return the model whose left side is Latin and whose right side is `script`; an empty model if there is
  // none.
  [[nodiscard]] const SpellingModel& model_for(Script script) const;

 private:
  std::shared_ptr<const SpellingModel> arabic_ = std::make_shared<SpellingModel>();
  std::shared_ptr<const SpellingModel> cyrillic_ = std::make_shared<SpellingModel>();
  std::shared_ptr<const SpellingModel> latin_ = std::make_shared<SpellingModel>();
};

}  // namespace dragoman::actor
