// Authors: of the names that a page gives in places for authors, those that are likelier right than not.
// People are kept apart from desks, agencies, companies and outlets that sign reports.
#include <algorithm>
#include <numeric>

#include "base/unicode.h"
#include "clean/meta/author_candidates.h"
#include "clean/meta/byline.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kMostAuthors = 12;

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

// Whether two folded names are forms of one: "jane", "jane roe", "j. roe".
bool same_person(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  if (a.find(b) != std::string::npos || b.find(a) != std::string::npos) return true;
  if (letters_of_name(a) == letters_of_name(b)) return true;
  return a.find(' ') != std::string::npos && b.find(' ') != std::string::npos && a[0] == b[0] &&
         (a[1] == '.' || b[1] == '.') && last_word(a) == last_word(b);
}

// Return the least score of who stands in a list with one that is taken.
float least_beside(Company company, bool is_full_name) {
  if (!is_full_name) return -0.8F;
  return company == Company::stated ? -2.5F : -1.2F;
}

// Return the person whom a desk's or company's form of a byline holds, beside its place in the candidates:
// "Jane Roe" of "Jane Roe Harbour Times Staff"; `k` itself if there is none.
std::size_t person_within(const std::vector<AuthorCandidate>& candidates, std::size_t k) {
  const auto is_whole = [](const AuthorMention& mention) { return mention.whole; };
  const auto& own = candidates[k].mentions;
  if (!std::all_of(own.begin(), own.end(), is_whole)) return k;
  const std::string folded = " " + fold(candidates[k].name) + " ";
  for (std::size_t other = 0; other < candidates.size(); ++other) {
    const auto& theirs = candidates[other].mentions;
    if (other != k && !std::all_of(theirs.begin(), theirs.end(), is_whole) &&
        looks_like_person(candidates[other].name, true) &&
        folded.starts_with(" " + fold(candidates[other].name) + " "))
      return other;
  }
  return k;
}

// Return the full form of a name of one word that another place gives: "Jane Roe" for "Jane" or "janeroe".
std::string completed(const std::string& name, const std::vector<AuthorCandidate>& candidates,
                      const std::vector<NameTraits>& traits) {
  if (name.find(' ') != std::string::npos) return name;
  const std::string own = fold(name);
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const auto& mentions = candidates[k].mentions;
    const bool is_owner = std::all_of(mentions.begin(), mentions.end(),
                                      [](const AuthorMention& m) { return m.source == AuthorSource::owner; });
    if (!traits[k].full_name || !is_person(traits[k]) || is_owner) continue;
    const std::string& full = candidates[k].name;
    if (fold(full).starts_with(own + " ") || letters_of_name(full) == letters_of_name(name)) return full;
  }
  return name;
}

}  // namespace

Company company_of(const AuthorCandidate& a, const AuthorCandidate& b) {
  Company best = Company::none;
  for (const AuthorMention& one : a.mentions) {
    if (one.whole) continue;
    for (const AuthorMention& other : b.mentions) {
      if (other.whole || one.source != other.source) continue;
      if (is_stated(one.source)) return Company::stated;
      if (one.rank == other.rank) best = Company::shown;
    }
  }
  return best;
}

std::vector<std::size_t> choose_authors(const std::vector<AuthorCandidate>& candidates,
                                        const std::vector<float>& scores) {
  constexpr float kLeast = 1.0F;        // log odds
  constexpr float kLeastAlone = -0.3F;  // where nobody reaches that
  constexpr float kLeastOnly = -1.2F;   // where the page names nobody else
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<std::size_t> kept;
  std::vector<std::string> folded;
  for (const std::size_t k : order) {
    Company company = Company::none;
    for (const std::size_t other : kept)
      company = std::max(company, company_of(candidates[k], candidates[other]));
    const float least = kept.empty() ? (candidates.size() == 1 ? kLeastOnly : kLeastAlone)
                        : company == Company::none
                            ? kLeast
                            : least_beside(company, looks_like_person(candidates[k].name, true));
    if (scores[k] <= least || kept.size() >= kMostAuthors) continue;
    const std::size_t who = person_within(candidates, k);
    std::string own = fold(candidates[who].name);
    if (std::any_of(folded.begin(), folded.end(), [&](const std::string& f) { return same_person(f, own); }))
      continue;
    kept.push_back(who);
    folded.push_back(std::move(own));
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

namespace {

// The news agencies that sign: "By Jane Roe and Reuters", "Reuters". An outlet that is an agency itself
// credits nobody by its own name.
std::vector<std::string> agencies_that_sign(const PageParts& parts,
                                            const std::vector<AuthorCandidate>& candidates,
                                            const std::vector<std::size_t>& chosen,
                                            const Knowledge& knowledge, std::string_view outlet) {
  const std::optional<std::string> own = knowledge.agencies.whole(outlet);
  std::vector<std::string> agencies;
  const auto add = [&](const std::string& agency) {
    if (agency != own && std::find(agencies.begin(), agencies.end(), agency) == agencies.end())
      agencies.push_back(agency);
  };
  for (const std::size_t k : chosen) {
    for (const NameHit& hit : knowledge.agencies.find(candidates[k].name)) add(hit.canonical);
  }
  for (const AuthorCandidate& candidate : candidates) {
    const auto agency = knowledge.agencies.whole(candidate.name);
    const bool beside = agency && std::any_of(chosen.begin(), chosen.end(), [&](std::size_t k) {
                          return company_of(candidate, candidates[k]) != Company::none;
                        });
    if (beside) add(*agency);
  }
  for (const JsonArticle& article : parts.structured.articles) {
    if (!article.is_article) continue;
    for (const std::string& name : article.organisations) {
      if (const auto agency = knowledge.agencies.whole(name)) add(*agency);
    }
  }
  return agencies;
}

}  // namespace

Byline find_authors(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet) {
  const std::vector<AuthorCandidate> candidates = author_candidates(parts, knowledge, outlet);
  const std::vector<NameTraits> traits = author_traits(parts, candidates, knowledge, outlet);
  const std::vector<float> scores =
      score_rows(knowledge.authors, author_features(parts, candidates, traits), kAuthorFeatures);
  Byline out;
  const std::vector<std::size_t> chosen = choose_authors(candidates, scores);
  out.agencies = agencies_that_sign(parts, candidates, chosen, knowledge, outlet);
  for (const std::size_t k : chosen) {
    if (is_person(traits[k]))
      out.people.push_back(completed(candidates[k].name, candidates, traits));
    else if (may_be_organisation(candidates[k].name, traits[k]))
      out.others.push_back(candidates[k].name);
  }
  return out;
}

}  // namespace dragoman::cleaning
