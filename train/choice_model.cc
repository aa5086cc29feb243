#include "train/choice_model.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "clean/body/analysis.h"
#include "clean/encoding.h"
#include "clean/meta/author_candidates.h"
#include "clean/meta/date_candidates.h"
#include "clean/meta/title_candidates.h"
#include "train/model_files.h"

namespace dragoman::train {
namespace {

using namespace cleaning;

struct Choice {
  Items items;
  std::vector<std::pair<std::size_t, std::size_t>> pages;  // rows of each page
  std::vector<std::string> wanted;                         // of each page
  std::vector<std::string> offered;                        // of each row
};

// Add what a page offers. `wanted` is "" if none of it is right.
void add_rows(const std::vector<float>& features, std::uint32_t group, float weight, std::string wanted,
              std::vector<std::string> offered, Choice& choice) {
  const std::size_t begin = choice.items.size();
  for (const std::string& value : offered) {
    choice.items.wanted.push_back(!wanted.empty() && value == wanted ? 1.0F : 0.0F);
    choice.items.weight.push_back(weight);
    choice.items.group.push_back(group);
    choice.items.choice.push_back(static_cast<std::uint32_t>(choice.pages.size()));
  }
  choice.items.features.insert(choice.items.features.end(), features.begin(), features.end());
  choice.pages.emplace_back(begin, choice.items.size());
  choice.wanted.push_back(std::move(wanted));
  choice.offered.insert(choice.offered.end(), offered.begin(), offered.end());
}

// Print how often the best row of a page is right at several least scores, and how often one is taken where
// none is.
void print_choice(const Choice& choice, const std::vector<float>& scores) {
  for (const float least : {-9.0F, -2.0F, -1.5F, -1.2F, -1.0F, -0.5F, 0.0F}) {
    std::size_t pages = 0;
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t invented = 0;
    for (std::size_t p = 0; p < choice.pages.size(); ++p) {
      const auto [begin, end] = choice.pages[p];
      if (!choice.wanted[p].empty()) ++pages;
      if (begin == end) continue;
      const auto best = std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(begin),
                                         scores.begin() + static_cast<std::ptrdiff_t>(end));
      if (*best <= least) continue;
      const bool is_right =
          choice.offered[static_cast<std::size_t>(best - scores.begin())] == choice.wanted[p];
      (choice.wanted[p].empty() ? invented : is_right ? right : wrong)++;
    }
    std::printf(
        "  least %.1f: right %zu, wrong %zu of %zu; unseen accuracy %.4f; invented on %zu of %zu without "
        "one\n",
        static_cast<double>(least), right, wrong, pages,
        static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, pages)), invented,
        choice.pages.size() - pages);
  }
}

std::vector<std::string> days_of(const std::vector<DateCandidate>& candidates) {
  std::vector<std::string> days;
  for (const DateCandidate& c : candidates) days.push_back(to_string(c.date.day));
  return days;
}

// Pages with what may be their authors.
struct Names {
  Items items;
  std::vector<std::vector<AuthorCandidate>> candidates;  // of each page
  std::vector<std::size_t> first;                        // row of each page's first candidate
  std::vector<std::size_t> wanted;                       // names of each page
};

// Print how well the chosen names agree with the wanted ones, all pages that have some together, and on how
// many of the others a name is taken.
void print_authors(const Names& names, const std::vector<float>& scores) {
  double both = 0;
  double given = 0;
  double wanted = 0;
  std::size_t without = 0;
  std::size_t invented = 0;
  for (std::size_t p = 0; p < names.candidates.size(); ++p) {
    const auto begin = scores.begin() + static_cast<std::ptrdiff_t>(names.first[p]);
    const auto count = static_cast<std::ptrdiff_t>(names.candidates[p].size());
    const std::vector<std::size_t> chosen = choose_authors(names.candidates[p], {begin, begin + count});
    if (names.wanted[p] == 0) {
      ++without;
      invented += chosen.empty() ? 0U : 1U;
      continue;
    }
    wanted += static_cast<double>(names.wanted[p]);
    given += static_cast<double>(chosen.size());
    for (const std::size_t k : chosen) both += static_cast<double>(names.items.wanted[names.first[p] + k]);
  }
  std::printf(
      "%zu pages; unseen pages: precision %.4f, recall %.4f, F1 %.4f of %.0f names; invented on %zu of %zu "
      "without one\n",
      names.candidates.size() - without, both / std::max(1.0, given), both / std::max(1.0, wanted),
      2 * both / std::max(1.0, given + wanted), wanted, invented, without);
}

void add_names(const std::vector<std::string>& authors, std::vector<AuthorCandidate> candidates,
               const std::vector<float>& features, std::uint32_t group, float weight, Names& names) {
  names.first.push_back(names.items.size());
  names.wanted.push_back(authors.size());
  for (const AuthorCandidate& candidate : candidates) {
    const bool right = std::find(authors.begin(), authors.end(), plain_name(candidate.name)) != authors.end();
    names.items.wanted.push_back(right ? 1.0F : 0.0F);
    names.items.weight.push_back(right ? weight : weight * 6 / (6 + static_cast<float>(candidates.size())));
    names.items.group.push_back(group);
  }
  names.items.features.insert(names.items.features.end(), features.begin(), features.end());
  names.candidates.push_back(std::move(candidates));
}

// Whether a candidate is one of the authors or a form of one.
bool is_form_of(const AuthorCandidate& candidate, const std::vector<std::string>& authors) {
  const std::string own = plain_name(candidate.name);
  return std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
    return author.find(own) != std::string::npos || own.find(author) != std::string::npos;
  });
}

// Knowledge as it is for a page: with the models of blocks that have not seen it.
class KnowledgeOfFolds {
 public:
  static Result<KnowledgeOfFolds> load(const Knowledge& whole, const std::filesystem::path& out) {
    Result<Folds> folds = read_folds(out);
    if (!folds) return tl::unexpected(folds.error());
    KnowledgeOfFolds loaded;
    loaded.folds_ = std::move(*folds);
    for (unsigned fold = 0; fold < kFolds; ++fold) {
      loaded.of_fold_.push_back(whole);
      Result<BlockModel> blocks = load_block_model(fold_folder(out, fold));
      if (!blocks) return tl::unexpected(blocks.error());
      loaded.of_fold_.back().blocks = std::move(*blocks);
    }
    loaded.whole_ = &whole;
    return loaded;
  }
  [[nodiscard]] const Knowledge& of(const LabelledPage& page) const {
    const auto at = folds_.find(article_of(page.id));
    return at == folds_.end() ? *whole_ : of_fold_[at->second];
  }

 private:
  const Knowledge* whole_ = nullptr;
  Folds folds_;
  std::vector<Knowledge> of_fold_;
};

}  // namespace

Result<void> train_choice(bool dates, const std::filesystem::path& corpus, const Knowledge& knowledge,
                          const std::filesystem::path& out, int fold) {
  const Result<KnowledgeOfFolds> unseen = KnowledgeOfFolds::load(knowledge, out);
  if (!unseen) return tl::unexpected(unseen.error());
  Choice choice;
  choice.items.width = dates ? kDateFeatures : kTitleFeatures;
  std::uint32_t group = 0;
  for (const std::string& set :
       dates ? std::vector<std::string>{"htmldate", "wcxb"} : std::vector<std::string>{"bbaw", "wcxb"}) {
    const auto pages = pages_to_learn_from(corpus, set, out, fold);
    if (!pages) return tl::unexpected(pages.error());
    for (const LabelledPage& page : *pages) {
      // Style sheets shout titles; the wording is what is learnt.
      const std::string wanted = dates ? squeeze(page.published) : wording_key(squeeze(page.title));
      if (wanted.empty()) continue;
      const Decoded decoded = decode(page.bytes, "");
      const PageAnalysis analysis(decoded.utf8, unseen->of(page), true, nullptr);
      PageParts parts = parts_of(analysis, page.url);
      const std::string outlet = find_outlet(parts);
      if (dates) {
        if (const Title title = find_title(parts, knowledge, outlet); title.block)
          parts.title_block = *title.block;
        std::vector<DateCandidate> candidates = date_candidates(parts, knowledge);
        add_rows(date_features(parts, candidates), group++, 1, wanted, days_of(candidates), choice);
        // The page as it were if it did not state its day: no other date on it is right. Labelled pages are
        // all dated.
        constexpr float kUndatedWeight = 0.4F;
        std::erase_if(candidates, [&](const DateCandidate& c) { return to_string(c.date.day) == wanted; });
        add_rows(date_features(parts, candidates), group - 1, kUndatedWeight, "", days_of(candidates),
                 choice);
      } else {
        const std::vector<TitleCandidate> candidates = title_candidates(parts, outlet);
        std::vector<std::string> offered;
        for (const TitleCandidate& c : candidates) offered.push_back(wording_key(c.text));
        add_rows(title_features(parts, candidates, outlet), group++, 1, wanted, std::move(offered), choice);
      }
    }
  }
  BoostSettings settings;
  settings.trees = 150;
  settings.depth = dates ? 6 : 4;
  settings.leaf_penalty = 1;
  settings.feature_share = dates ? 0.15F : 0.2F;
  settings.one_of_choice = true;
  settings.bags = dates ? 2 : 1;
  if (fold < 0) print_choice(choice, cross_scores(choice.items, settings, kFolds));
  const std::string about =
      dates ? "dates of pages; htmldate (Apache-2.0) and WCXB (CC-BY-4.0), dev halves"
            : "headlines of pages; trafilatura evaluation (Apache-2.0) and WCXB (CC-BY-4.0), dev halves";
  if (dates) return save(out / "clean_dates.forest", choice.items, settings, kDateFeatureNames, about);
  return save(out / "clean_titles.forest", choice.items, settings, kTitleFeatureNames, about);
}

Result<void> train_authors(const std::filesystem::path& corpus, const Knowledge& knowledge,
                           const std::filesystem::path& out, int fold) {
  const Result<KnowledgeOfFolds> unseen = KnowledgeOfFolds::load(knowledge, out);
  if (!unseen) return tl::unexpected(unseen.error());
  Names names;
  names.items.width = kAuthorFeatures;
  std::uint32_t group = 0;
  for (const std::string set : {"bbaw", "wcxb"}) {
    const auto pages = pages_to_learn_from(corpus, set, out, fold);
    if (!pages) return tl::unexpected(pages.error());
    for (const LabelledPage& page : *pages) {
      // Where every page was looked at for its author, one without has none.
      if (page.authors.empty() && set != "wcxb") continue;
      const Decoded decoded = decode(page.bytes, "");
      const PageAnalysis analysis(decoded.utf8, unseen->of(page), true, nullptr);
      PageParts parts = parts_of(analysis, page.url);
      std::string outlet = find_outlet(parts);
      const Title title = find_title(parts, knowledge, outlet);
      if (outlet.empty()) outlet = outlet_beside_title(parts, title.text);
      if (title.block) parts.title_block = *title.block;
      const auto add = [&](std::vector<AuthorCandidate> candidates, const std::vector<std::string>& authors,
                           float weight) {
        const std::vector<NameTraits> traits = author_traits(parts, candidates, knowledge, outlet);
        const std::vector<float> features = author_features(parts, candidates, traits);
        add_names(authors, std::move(candidates), features, group, weight, names);
      };
      std::vector<AuthorCandidate> candidates = author_candidates(parts, knowledge, outlet);
      add(candidates, page.authors, 1);
      // The page as it were if it did not name its authors.
      constexpr float kUnsignedWeight = 0.1F;
      std::erase_if(candidates, [&](const AuthorCandidate& c) { return is_form_of(c, page.authors); });
      if (!page.authors.empty()) add(std::move(candidates), {}, kUnsignedWeight);
      ++group;
    }
  }
  BoostSettings settings;
  settings.trees = 150;
  settings.depth = 4;
  settings.leaf_penalty = 6;
  settings.rate = 0.08F;
  settings.bags = 4;
  if (fold < 0) print_authors(names, cross_scores(names.items, settings, kFolds));
  return save(
      out / "clean_authors.forest", names.items, settings, kAuthorFeatureNames,
      "names in places for authors; trafilatura evaluation (Apache-2.0) and WCXB (CC-BY-4.0), dev halves");
}

}  // namespace dragoman::train
