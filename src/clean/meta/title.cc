// The title: what headings, meta elements, JSON-LD and the window's title agree on. What stands on the page
// is believed for the wording, what is stated aside for which heading it is.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/hash.h"
#include "base/unicode.h"
#include "clean/dump/lines.h"
#include "clean/meta/metadata.h"
#include "clean/meta/title_parts.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLongestTitle = 300;  // bytes

struct Candidate {
  std::string text;
  std::optional<std::size_t> block;
  float prior = 0;
  std::vector<std::uint64_t> words;
};

void add(std::vector<Candidate>& out, std::string_view text, std::optional<std::size_t> block, float prior) {
  std::string clean = squeeze(text);
  if (clean.empty() || clean.size() > kLongestTitle) return;
  std::vector<std::uint64_t> words = words_of(clean);
  if (words.empty()) return;
  for (Candidate& known : out) {
    if (known.text != clean || known.block != block) continue;
    known.prior = std::max(known.prior, prior);
    return;
  }
  out.push_back({std::move(clean), block, prior, std::move(words)});
}

// Return how much two wordings agree, 0..1: shared words over all words.
float agreement(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::unordered_multiset<std::uint64_t> left(a.begin(), a.end());
  std::size_t shared = 0;
  for (const std::uint64_t word : b) {
    if (const auto at = left.find(word); at != left.end()) left.erase(at), ++shared;
  }
  return static_cast<float>(shared) / static_cast<float>(a.size() + b.size() - shared);
}

float distance_penalty(const PageParts& parts, std::size_t block) {
  if (parts.first_body >= parts.kept.size()) return 0;
  const auto away = static_cast<float>(block > parts.first_body ? 3 * (block - parts.first_body)
                                                                : parts.first_body - block);
  return 0.12F * std::log2(1 + away);
}

bool near(const PageBlock& block, Hint hint, std::uint8_t levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

void add_headings(const PageParts& parts, std::vector<Candidate>& out) {
  const auto& blocks = parts.view.cut.blocks;
  for (std::size_t k = 0; k < blocks.size(); ++k) {
    const PageBlock& block = blocks[k];
    const bool headline_class = near(block, Hint::title, 1);
    if (block.heading == 0 && !headline_class) continue;
    if (block.text.size() > kLongestTitle) continue;
    float prior = block.heading == 1 ? 1.0F : block.heading == 2 ? 0.45F : block.heading > 2 ? 0.1F : 0.2F;
    if (headline_class) prior += 0.25F;
    if (parts.view.lines[k].link_share > 0.9F) prior -= 0.25F;
    if (near(block, Hint::sidebar, 6) || near(block, Hint::related, 4) || near(block, Hint::tag_aside, 6))
      prior -= 0.4F;
    if (near(block, Hint::tag_footer, 10) || near(block, Hint::comment, 4) || near(block, Hint::tag_nav, 4))
      prior -= 0.5F;
    if (parts.first_body < blocks.size() && k > parts.first_body + 1) prior -= 0.5F;
    if (parts.view.lines[k].shape.words <= 1) prior -= 0.4F;
    add(out, block.text, k, prior - distance_penalty(parts, k));
  }
}

void add_stated(const PageParts& parts, std::vector<Candidate>& out) {
  const Structured& s = parts.structured;
  add(out, s.first("og:title"), std::nullopt, 0.5F);
  add(out, s.first("twitter:title"), std::nullopt, 0.3F);
  add(out, s.first_of({"dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title", "title"}),
      std::nullopt, 0.3F);
  for (const JsonArticle& article : s.articles) {
    if (article.is_article) add(out, article.headline, std::nullopt, 0.5F);
  }
  add(out, s.title, std::nullopt, 0.1F);
}

// The window's and the stated titles without the parts at their ends that name the outlet or the section.
void add_cut(const PageParts& parts, std::string_view outlet, std::vector<Candidate>& out) {
  const std::string own = fold(outlet);
  for (const std::string_view title :
       {std::string_view(parts.structured.title), parts.structured.first("og:title")}) {
    const std::vector<std::string_view> pieces = title_parts(title);
    if (pieces.size() < 2) continue;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
      for (std::size_t last = first; last < pieces.size(); ++last) {
        if (first == 0 && last + 1 == pieces.size()) continue;
        const char* begin = pieces[first].data();
        const char* end = pieces[last].data() + pieces[last].size();
        const std::string_view cut(begin, static_cast<std::size_t>(end - begin));
        float prior = 0.15F + (first == 0 ? 0.15F : 0.0F);
        if (!own.empty() && fold(cut) == own) prior = -2;
        if (last + 1 < pieces.size() && !own.empty() && fold(pieces[last + 1]) == own) prior += 0.25F;
        add(out, cut, std::nullopt, prior);
      }
    }
  }
}

}  // namespace

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t length = 0;
    for (const std::string_view mark :
         {" | ", " - ", " – ", " — ", " » ", " « ", " • ", " · ", " :: ", " › ", " / ", "|", " : ", " ~ "}) {
      if (title.substr(at).starts_with(mark)) {
        length = mark.size();
        break;
      }
    }
    if (length == 0) {
      ++at;
      continue;
    }
    parts.push_back(trim(title.substr(begin, at - begin)));
    at += length;
    begin = at;
  }
  parts.push_back(trim(title.substr(begin)));
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

Title find_title(const PageParts& parts, std::string_view outlet) {
  std::vector<Candidate> candidates;
  add_headings(parts, candidates);
  add_stated(parts, candidates);
  add_cut(parts, outlet, candidates);
  const std::string own = fold(outlet);
  const Candidate* best = nullptr;
  float best_score = 0.2F;
  // Headings beyond the first hundred are lists; comparing all with all stays cheap.
  if (candidates.size() > 150) candidates.resize(150);
  for (const Candidate& candidate : candidates) {
    float score = candidate.prior;
    if (candidate.block) score += 0.35F;
    if (!own.empty() && fold(candidate.text) == own) score -= 2;
    float from_page = 0;
    float from_stated = 0;
    for (const Candidate& other : candidates) {
      if (&other == &candidate) continue;
      const float agreed = agreement(candidate.words, other.words);
      float& slot = other.block ? from_page : from_stated;
      slot = std::max(slot, agreed * (other.block ? 0.5F + std::max(0.0F, other.prior) : 1.0F));
    }
    score += 1.2F * from_stated + (candidate.block ? 0.0F : 0.6F * from_page);
    score -= candidate.words.size() <= 2 ? 0.3F : 0.0F;
    if (score > best_score) best_score = score, best = &candidate;
  }
  if (best == nullptr) return {};
  return {best->text, best->block};
}

}  // namespace dragoman::cleaning
