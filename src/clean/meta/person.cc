#include "clean/meta/person.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode.h"
#include "clean/meta/byline.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

// Where people's sites are named after them: "jroe.wordpress.com".
bool gives_sites_to_people(std::string_view host) {
  for (const std::string_view platform : {"wordpress.com", "blogspot.", "substack.com", "tumblr.com",
                                          "livejournal.com", "medium.com", "github.io", "typepad.com"}) {
    if (host.starts_with(platform)) return true;
  }
  return false;
}

// A site may bear its author's name: two or three words of which the first is no article.
bool may_name_a_site(std::string_view name) {
  const auto blanks = std::count(name.begin(), name.end(), ' ');
  if (blanks < 1 || blanks > 2 || name.find('.') != std::string_view::npos) return false;
  const std::string first = lower(name.substr(0, name.find(' ')));
  for (const std::string_view article : {"the", "el", "la", "le", "les", "los", "las", "il", "lo", "die",
                                         "der", "das", "de", "het", "o", "a", "al"}) {
    if (first == article) return false;
  }
  return true;
}

}  // namespace

std::string letters_of_name(std::string_view name) {
  std::string letters;
  const std::string folded = fold(name);
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(letters),
               [](char c) { return c != ' ' && c != '-' && c != '.' && c != '_'; });
  return letters;
}

std::string_view without_academic_title(std::string_view name) {
  constexpr std::array kTitles =
      std::to_array<std::string_view>({"dr", "prof", "professor", "dott", "ing", "mag", "dipl"});
  for (;;) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos) return name;
    const std::string first = lower(name.substr(0, name[blank - (blank > 0)] == '.' ? blank - 1 : blank));
    if (std::find(kTitles.begin(), kTitles.end(), first) == kTitles.end()) return name;
    name = name.substr(blank + 1);
  }
}

PersonJudge::PersonJudge(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet)
    : knowledge_(knowledge), outlet_(fold(outlet)), host_(host_of(parts.url)) {
  for (const JsonArticle& article : parts.structured.articles) {
    if (!article.publisher.empty()) organisations_.push_back(fold(article.publisher));
    for (const std::string& name : article.organisations) organisations_.push_back(fold(name));
  }
  for (const std::string& name : parts.structured.organisations) stated_.push_back(fold(name));
}

NameTraits PersonJudge::traits(std::string_view name) const {
  const std::string folded = fold(name);
  NameTraits out;
  out.full_name = looks_like_person(name, true);
  out.short_name = looks_like_person(name, false);
  out.newsroom = !knowledge_.newsrooms.find(name).empty();
  out.agency = knowledge_.agencies.whole(name).has_value();
  out.role = has_role_word(name);
  out.outlet = !outlet_.empty() && folded == outlet_;
  out.publisher = std::find(organisations_.begin(), organisations_.end(), folded) != organisations_.end();
  out.organisation = std::find(stated_.begin(), stated_.end(), folded) != stated_.end();
  out.host = is_host_like(name);
  out.owner = owns_site(name);
  return out;
}

// "harbour-times.com", or the host's own name.
bool PersonJudge::is_host_like(std::string_view name) const {
  const std::string lowered = lower(name);
  for (const std::string_view ending : {".de", ".com", ".org", ".net", ".ch", ".at", ".fr"}) {
    if (lowered.ends_with(ending)) return true;
  }
  const std::string joined = letters_of_name(name);
  std::string host;
  std::copy_if(host_.begin(), host_.end(), std::back_inserter(host), [](char c) { return c != '-'; });
  if (host.size() <= joined.size() || !host.starts_with(joined + ".") || may_name_a_site(name)) return false;
  return !gives_sites_to_people(std::string_view(host).substr(joined.size() + 1));
}

bool PersonJudge::owns_site(std::string_view name) const {
  if (!may_name_a_site(name)) return false;
  const std::string host = letters_of_name(host_.substr(0, host_.find('.')));
  return !host.empty() && host == letters_of_name(name);
}

bool may_be_organisation(std::string_view name, const NameTraits& t) {
  // One word without case or capitals may be anything: a place, a section, a button.
  if (t.newsroom || t.agency || t.outlet || t.publisher || t.host || t.organisation) return true;
  const TextShape shape = shape_of(name);
  return shape.words >= 2 || shape.capital_words == 1;
}

bool is_person(const NameTraits& t) {
  if (!t.short_name || t.newsroom || t.agency || t.role || t.host || t.organisation) return false;
  return (!t.outlet && !t.publisher) || (t.owner && t.full_name);
}

}  // namespace dragoman::cleaning
