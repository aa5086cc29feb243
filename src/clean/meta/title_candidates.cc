// Collecting what may be a page's headline, and the features by which it is weighed.
#include "clean/meta/title_candidates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/dump/lines.h"
#include "clean/html/entities.h"
#include "clean/meta/title_parts.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLongestTitle = 300;  // bytes
constexpr std::size_t kMostCandidates = 120;

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

// A title as a reader sees it: without soft hyphens, and references decoded that the page escaped twice.
std::string plain_title(std::string_view text) {
  std::string out = html::decode_references(text);
  constexpr std::string_view kSoftHyphen = "\u00ad";
  for (std::size_t at = out.find(kSoftHyphen); at != std::string::npos; at = out.find(kSoftHyphen, at))
    out.erase(at, kSoftHyphen.size());
  return squeeze(out);
}

void add(std::vector<TitleCandidate>& out, std::string_view text, std::optional<std::size_t> block,
         float prior, TitleSource source) {
  std::string clean = plain_title(text);
  if (clean.empty() || clean.size() > kLongestTitle) return;
  std::vector<std::uint64_t> words = words_of(clean);
  if (words.empty()) return;
  std::sort(words.begin(), words.end());
  for (TitleCandidate& known : out) {
    if (known.text != clean || known.block != block) continue;
    known.prior = std::max(known.prior, prior);
    return;
  }
  out.push_back({std::move(clean), block, prior, std::move(words), source});
}

// Return how much two wordings agree, 0..1: shared words over all words (both sorted).
float agreement(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++shared, ++left, ++right;
    } else {
      ++(*left < *right ? left : right);
    }
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

bool has_word(std::string_view value, std::initializer_list<std::string_view> words) {
  const std::string lowered = lower(value.substr(0, 200));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

// A stretch of a heading: an element, or the text between two.
struct Stretch {
  std::string text;
  std::string_view class_name;
};

std::vector<Stretch> stretches_of(const html::Tree& tree, html::NodeId heading) {
  std::vector<Stretch> out;
  bool after_text = false;
  for (html::NodeId id = heading + 1; id < tree.nodes[heading].end; id = tree.nodes[id].end) {
    const html::Node& node = tree.nodes[id];
    const bool is_text = node.kind == html::NodeKind::text;
    std::string text = is_text ? std::string(node.text) : html::text_content(tree, id);
    if (is_text && after_text) {
      // The tree may give one text in several pieces.
      out.back().text += text;
      continue;
    }
    after_text = is_text;
    out.push_back({std::move(text), is_text ? std::string_view() : html::attribute(tree, id, "class")});
  }
  std::erase_if(out, [](const Stretch& stretch) { return trim(stretch.text).empty(); });
  return out;
}

// Return the element that holds a heading's text: where it has but one child, that child's only element.
html::NodeId inmost(const html::Tree& tree, html::NodeId heading) {
  for (int depth = 0; depth < 4; ++depth) {
    html::NodeId only = html::kNoNode;
    for (html::NodeId id = heading + 1; id < tree.nodes[heading].end; id = tree.nodes[id].end) {
      const html::Node& node = tree.nodes[id];
      if (node.kind == html::NodeKind::text && trim(node.text).empty()) continue;
      if (node.kind == html::NodeKind::text || only != html::kNoNode) return heading;
      only = id;
    }
    if (only == html::kNoNode) return heading;
    heading = only;
  }
  return heading;
}

// The elements of a heading one by one: "<span>After the storm</span> <span>Port reopens</span>" says a
// kicker and a headline.
void add_heading_parts(const PageParts& parts, std::size_t block, float prior,
                       std::vector<TitleCandidate>& out) {
  constexpr std::size_t kMostParts = 5;
  constexpr std::size_t kMostNodes =
      400;  // a heading of more is none, and would be read for each of its blocks
  const html::NodeId outer = parts.view.cut.blocks[block].element;
  if (parts.tree.nodes[outer].end - outer > kMostNodes) return;
  const html::NodeId heading = inmost(parts.tree, outer);
  const std::vector<Stretch> stretches = stretches_of(parts.tree, heading);
  if (stretches.size() < 2 || stretches.size() > kMostParts) return;
  const auto bytes = static_cast<float>(std::max<std::size_t>(1, parts.view.cut.blocks[block].text.size()));
  const auto count = static_cast<float>(stretches.size());
  for (TitleCandidate& whole : out) {
    if (whole.block == block && whole.source == TitleSource::heading) whole.part.of = count;
  }
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    const Stretch& one = stretches[k];
    const std::size_t before = out.size();
    add(out, one.text, block, prior, TitleSource::part);
    if (out.size() == before) continue;
    out.back().part = {
        static_cast<float>(k), count, static_cast<float>(out.back().text.size()) / bytes,
        flag(has_word(one.class_name, {"kicker", "topline", "overline", "roof", "dach", "spitz", "sub",
                                       "supra", "pre", "eyebrow", "label", "category"})),
        flag(has_word(one.class_name, {"headline", "title", "titel", "main", "name"}))};
  }
}

void add_headings(const PageParts& parts, std::vector<TitleCandidate>& out) {
  const auto& blocks = parts.view.cut.blocks;
  for (std::size_t k = 0; k < blocks.size() && out.size() < kMostCandidates; ++k) {
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
    prior -= distance_penalty(parts, k);
    add(out, block.text, k, prior, TitleSource::heading);
    if (block.heading == 1 || block.heading == 2) add_heading_parts(parts, k, prior, out);
  }
}

void add_stated(const PageParts& parts, std::vector<TitleCandidate>& out) {
  const Structured& s = parts.structured;
  add(out, s.first("og:title"), std::nullopt, 0.5F, TitleSource::open_graph);
  add(out, s.first("twitter:title"), std::nullopt, 0.3F, TitleSource::twitter);
  add(out, s.first_of({"dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title", "title"}),
      std::nullopt, 0.3F, TitleSource::meta);
  for (const JsonArticle& article : s.articles) {
    if (article.is_article) add(out, article.headline, std::nullopt, 0.5F, TitleSource::json);
  }
  add(out, s.title, std::nullopt, 0.1F, TitleSource::window);
}

// The window's and the stated titles without the parts at their ends that name the outlet or the section.
void add_cut(const PageParts& parts, std::string_view outlet, std::vector<TitleCandidate>& out) {
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
        add(out, cut, std::nullopt, prior, TitleSource::cut);
      }
    }
  }
}

constexpr std::array kTitleHints = std::to_array<Hint>(
    {Hint::sidebar, Hint::related,     Hint::footer,   Hint::header,    Hint::comment,    Hint::navigation,
     Hint::title,   Hint::article,     Hint::body,     Hint::main,      Hint::meta,       Hint::list,
     Hint::lead,    Hint::cookie,      Hint::media,    Hint::tag_aside, Hint::tag_footer, Hint::tag_header,
     Hint::tag_nav, Hint::tag_article, Hint::tag_main, Hint::tag_list,  Hint::tag_link,   Hint::not_shown});

// What the other candidates say about one: agreement with the best of each source, and the sum of prior and
// agreement by hand that the forest starts from.
struct Company {
  std::array<float, kTitleSources> with;  // by TitleSource; -1 if the page has none of it
  float fit_by_hand = 0;
};

std::vector<Company> company_of_all(const std::vector<TitleCandidate>& all) {
  std::vector<Company> out(all.size());
  std::vector<float> from_page(all.size());
  std::vector<float> from_stated(all.size());
  const auto note = [&](std::size_t one, std::size_t other, float agreed) {
    float& with = out[one].with[static_cast<std::size_t>(all[other].source)];
    with = std::max(with, agreed);
    float& slot = all[other].block ? from_page[one] : from_stated[one];
    slot = std::max(slot, agreed * (all[other].block ? 0.5F + std::max(0.0F, all[other].prior) : 1.0F));
  };
  for (Company& company : out) company.with.fill(-1);
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = a + 1; b < all.size(); ++b) {
      const float agreed = agreement(all[a].words, all[b].words);
      note(a, b, agreed);
      note(b, a, agreed);
    }
  }
  for (std::size_t k = 0; k < all.size(); ++k) {
    const float place = all[k].block ? 0.35F : 0.6F * from_page[k];
    out[k].fit_by_hand =
        all[k].prior + place + 1.2F * from_stated[k] - (all[k].words.size() <= 2 ? 0.3F : 0.0F);
  }
  return out;
}

void append_place(const PageParts& parts, const TitleCandidate& c, std::vector<float>& out) {
  const std::size_t n = parts.kept.size();
  const bool placed = c.block && *c.block < n;
  const std::size_t k = placed ? *c.block : 0;
  out.push_back(placed ? static_cast<float>(parts.view.cut.blocks[k].heading) : -1);
  out.push_back(placed && parts.first_body < n
                    ? std::clamp(static_cast<float>(k) - static_cast<float>(parts.first_body), -60.0F, 60.0F)
                    : -99);
  out.push_back(placed ? static_cast<float>(k) : -1);
  out.push_back(placed ? parts.view.lines[k].link_share : -1);
  out.push_back(placed ? parts.scores[k] : -9);
  out.push_back(placed ? parts.view.lines[k].date_share : -1);
  for (const Hint hint : kTitleHints) {
    out.push_back(
        placed ? static_cast<float>(parts.view.cut.blocks[k].hint_distance[static_cast<std::size_t>(hint)])
               : -1);
  }
}

// How many first-level headings the page has outside navigation, margins and foot.
std::size_t first_headings(const PageParts& parts) {
  const auto& blocks = parts.view.cut.blocks;
  return static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), [](const PageBlock& block) {
    return block.heading == 1 && !near(block, Hint::tag_nav, 6) && !near(block, Hint::tag_footer, 8) &&
           !near(block, Hint::sidebar, 4) && !near(block, Hint::tag_aside, 6);
  }));
}

void append_wording(const TitleCandidate& c, std::string_view outlet, const std::string& window,
                    std::vector<float>& out) {
  const TextShape s = shape_of(c.text);
  const std::string folded = fold(c.text);
  const std::string own = fold(outlet);
  const auto words = static_cast<float>(std::max(1U, s.words));
  out.push_back(static_cast<float>(s.words));
  out.push_back(static_cast<float>(s.characters));
  out.push_back(static_cast<float>(s.capital_words) / words);
  out.push_back(static_cast<float>(s.shouted_words) / words);
  out.push_back(flag(s.ends_sentence));
  out.push_back(static_cast<float>(s.symbols));
  out.push_back(static_cast<float>(title_parts(c.text).size()));
  out.push_back(flag(!own.empty() && folded == own));
  out.push_back(flag(!own.empty() && folded.find(own) != std::string::npos));
  out.push_back(flag(!own.empty() && folded.ends_with(own)));
  out.push_back(flag(window.starts_with(folded)));
  out.push_back(flag(window.find(folded) != std::string::npos));
}

}  // namespace

const std::array<std::string_view, kTitleFeatures> kTitleFeatureNames = {
    "source",        "prior",         "fit_by_hand",   "with_heading", "with_open_graph", "with_twitter",
    "with_meta",     "with_json",     "with_window",   "with_cut",     "with_part",       "is_part",
    "holds_part",    "order",         "same_before",   "candidates",   "heading",         "from_body",
    "block",         "link_share",    "score",         "date_share",   "h_sidebar",       "h_related",
    "h_footer",      "h_header",      "h_comment",     "h_navigation", "h_title",         "h_article",
    "h_body",        "h_main",        "h_meta",        "h_list",       "h_lead",          "h_cookie",
    "h_media",       "t_aside",       "t_footer",      "t_header",     "t_nav",           "t_article",
    "t_main",        "t_list",        "t_link",        "not_shown",    "words",           "characters",
    "capital_share", "shouted_share", "ends_sentence", "symbols",      "parts",           "is_outlet",
    "has_outlet",    "ends_outlet",   "begins_window", "in_window",    "first_headings",  "is_lone",
    "part_at",       "parts_of",      "part_share",    "is_kicker",    "is_headline"};

std::string wording_key(std::string_view title) {
  std::string out;
  const std::string folded = fold(title);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(folded, at);
    if (is_letter(c) || is_mark(c) || is_digit(c)) out.append(folded, begin, at - begin);
  }
  return out.empty() ? folded : out;
}

std::vector<TitleCandidate> title_candidates(const PageParts& parts, std::string_view outlet) {
  std::vector<TitleCandidate> out;
  add_stated(parts, out);
  add_cut(parts, outlet, out);
  add_headings(parts, out);
  if (out.size() > kMostCandidates) out.resize(kMostCandidates);
  return out;
}

std::vector<float> title_features(const PageParts& parts, const std::vector<TitleCandidate>& candidates,
                                  std::string_view outlet) {
  const std::string window = fold(parts.structured.title);
  std::vector<std::string> folded;
  for (const TitleCandidate& c : candidates) folded.push_back(fold(c.text));
  std::vector<float> out;
  out.reserve(candidates.size() * kTitleFeatures);
  const std::vector<Company> company = company_of_all(candidates);
  const std::size_t h1s = first_headings(parts);
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const TitleCandidate& c = candidates[k];
    out.push_back(static_cast<float>(c.source));
    out.push_back(c.prior);
    out.push_back(company[k].fit_by_hand);
    out.insert(out.end(), company[k].with.begin(), company[k].with.end());
    float part_of = 0;
    float holds = 0;
    float same_before = 0;
    for (std::size_t other = 0; other < candidates.size(); ++other) {
      if (other == k || candidates[other].source == TitleSource::cut) continue;
      if (folded[other].size() > folded[k].size())
        part_of += flag(folded[other].find(folded[k]) != std::string::npos);
      if (folded[other].size() < folded[k].size())
        holds += flag(folded[k].find(folded[other]) != std::string::npos);
      if (other < k) same_before += flag(folded[k] == folded[other]);
    }
    out.push_back(part_of);
    out.push_back(holds);
    out.push_back(static_cast<float>(k));
    out.push_back(same_before);
    out.push_back(static_cast<float>(candidates.size()));
    append_place(parts, c, out);
    append_wording(c, outlet, window, out);
    out.push_back(static_cast<float>(std::min<std::size_t>(h1s, 9)));
    out.push_back(flag(h1s == 1 && c.block && parts.view.cut.blocks[*c.block].heading == 1));
    out.insert(out.end(), {c.part.at, c.part.of, c.part.share, c.part.kicker, c.part.headline});
  }
  return out;
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    if (title[at] != ' ' && title[at] != '|') {
      ++at;
      continue;
    }
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

}  // namespace dragoman::cleaning
