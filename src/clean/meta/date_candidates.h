// Every date that a page gives, with what speaks for its being the date of publication.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "clean/knowledge.h"
#include "clean/meta/date_text.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {

enum class DateSource : std::uint8_t {
  json_published,
  json_modified,
  meta_published,
  meta_modified,
  marked_published,
  marked_modified,
  time_element,
  visible,
  url,
};
constexpr std::size_t kDateSources = 9;

struct DateCandidate {
  TextDate date;
  DateSource source = DateSource::visible;
  std::size_t rank = 0;   // among those of its source, from 0
  std::size_t block = 0;  // where it stands; the number of blocks if nowhere
  bool says_published = false;
  bool says_updated = false;
  bool about_article = false;  // JSON-LD of an article rather than of a page
  bool in_class = false;       // a class or property around it has a word for dates
  bool quoted = false;         // the line is another's post: "— Jane Roe (@jroe) May 26, 2031"
  float at = -1;               // where in its line it begins, 0..1; -1 if it is no text of a line
};

constexpr std::size_t kDateFeatures = 68;
extern const std::array<std::string_view, kDateFeatures> kDateFeatureNames;

// Return the candidates in a fixed order, at most a few hundred.
std::vector<DateCandidate> date_candidates(const PageParts& parts, const Knowledge& knowledge);

// Return [candidates x kDateFeatures], row-major.
std::vector<float> date_features(const PageParts& parts, const std::vector<DateCandidate>& candidates);

}  // namespace dragoman::cleaning
