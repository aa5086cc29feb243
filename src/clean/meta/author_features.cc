// The features by which the names in places for authors are weighed: which places give a name and how near
// they stand, who else is named there, and what the name looks like.
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/unicode.h"
#include "clean/meta/author_candidates.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

constexpr std::array kAuthorHints = std::to_array<Hint>(
    {Hint::comment, Hint::related, Hint::sidebar, Hint::footer, Hint::header, Hint::author, Hint::meta,
     Hint::list, Hint::caption, Hint::media, Hint::body, Hint::tag_nav, Hint::tag_aside, Hint::tag_footer,
     Hint::tag_article, Hint::tag_main, Hint::tag_figcaption, Hint::not_shown});

// The order in which sources are believed by hand; forms that are no person's name come behind all others.
float trust_rank(const AuthorCandidate& candidate, const NameTraits& traits) {
  constexpr std::array<float, kAuthorSources> kOrder = {0, 1, 4, 2, 3, 3, 5, 6, 6, 7, 8, 8, 9, 10};
  float best = 99;
  for (const AuthorMention& mention : candidate.mentions)
    best = std::min(best, kOrder[static_cast<std::size_t>(mention.source)]);
  if (traits.full_name && is_person(traits)) return best;
  return best + (is_person(traits) ? 12.0F : 24.0F);
}

// What all candidates of a page are measured against.
struct PageSums {
  std::vector<float> ranks;
  std::vector<std::string> folded;
  std::vector<std::string> letters;
  std::vector<float> sources;  // distinct ones, by candidate
  std::vector<float> stated;   // of those, the ones that readers do not see
  std::vector<float> shown;    // and those that they do
  float best_rank = 99;
  float most_sources = 0;
  float persons = 0;
  std::string window;    // the window's title, folded
  std::string section;   // folded
  std::string subjects;  // keywords and tags, folded
  std::string handle;    // letters of the site's or author's account
};

float count_sources(const AuthorCandidate& candidate, bool stated, bool shown) {
  unsigned seen = 0;
  for (const AuthorMention& mention : candidate.mentions) {
    if (is_stated(mention.source) ? stated : shown) seen |= 1U << static_cast<unsigned>(mention.source);
  }
  return static_cast<float>(__builtin_popcount(seen));
}

PageSums sums_of(const PageParts& parts, const std::vector<AuthorCandidate>& candidates,
                 const std::vector<NameTraits>& traits) {
  PageSums out;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    out.ranks.push_back(trust_rank(candidates[k], traits[k]));
    out.folded.push_back(fold(candidates[k].name));
    out.letters.push_back(letters_of_name(candidates[k].name));
    out.sources.push_back(count_sources(candidates[k], true, true));
    out.stated.push_back(count_sources(candidates[k], true, false));
    out.shown.push_back(count_sources(candidates[k], false, true));
    out.best_rank = std::min(out.best_rank, out.ranks.back());
    out.most_sources = std::max(out.most_sources, out.sources.back());
    out.persons += flag(traits[k].full_name && is_person(traits[k]));
  }
  out.window = fold(parts.structured.title);
  out.section = fold(find_section(parts));
  for (const std::string_view key : {"keywords", "news_keywords", "article:tag", "parsely-tags"}) {
    const auto at = parts.structured.meta.find(std::string(key));
    if (at == parts.structured.meta.end()) continue;
    for (const std::string& value : at->second) out.subjects += fold(value.substr(0, 1000)) + "\n";
  }
  out.handle = letters_of_name(parts.structured.first("twitter:creator"));
  return out;
}

// Per source: the rank of the first mention, -1 if none.
void append_sources(const AuthorCandidate& candidate, std::vector<float>& out) {
  const std::size_t begin = out.size();
  out.resize(begin + kAuthorSources, -1);
  for (const AuthorMention& mention : candidate.mentions) {
    float& slot = out[begin + static_cast<std::size_t>(mention.source)];
    const auto rank = static_cast<float>(std::min<unsigned>(mention.rank, 30));
    slot = slot < 0 ? rank : std::min(slot, rank);
  }
}

void append_mentions(const AuthorCandidate& candidate, std::vector<float>& out) {
  float place = 99;
  float names = 99;
  bool part = false;
  bool announced = false;
  bool pictured = true;
  bool edited = true;
  float first_stated = 0;
  float first_shown = 0;
  bool only = false;
  bool address = false;
  for (const AuthorMention& mention : candidate.mentions) {
    place = std::min(place, static_cast<float>(mention.place));
    names = std::min(names, static_cast<float>(mention.names));
    part |= !mention.whole;
    announced |= mention.announced;
    pictured &= mention.pictured;
    edited &= mention.edited;
    // What a place says and nothing else, whatever it looks like.
    const bool is_only = mention.names == (mention.whole ? 0 : 1);
    only |= is_only;
    if (is_only || (!mention.whole && mention.place == 0))
      (is_stated(mention.source) ? first_stated : first_shown) += 1;
    address |= mention.address_fits;
  }
  out.insert(out.end(), {static_cast<float>(std::min<std::size_t>(candidate.mentions.size(), 20)), place,
                         names, flag(!part), flag(announced), flag(pictured), flag(edited), flag(address),
                         first_stated, std::min(first_shown, 9.0F), flag(only)});
}

// Where the mention nearest to the title stands.
void append_place(const PageParts& parts, const AuthorCandidate& candidate, std::vector<float>& out) {
  const std::size_t n = parts.kept.size();
  const std::size_t title = parts.title_block < n ? parts.title_block : parts.first_body;
  std::size_t block = n;
  std::size_t nearest = std::numeric_limits<std::size_t>::max();
  for (const AuthorMention& mention : candidate.mentions) {
    if (mention.block >= n) continue;
    const std::size_t distance = mention.block > title ? mention.block - title : title - mention.block;
    if (distance < nearest) nearest = distance, block = mention.block;
  }
  const bool placed = block < n;
  const auto from = [&](std::size_t other) {
    return placed && other < n
               ? std::clamp(static_cast<float>(block) - static_cast<float>(other), -60.0F, 60.0F)
               : 99.0F;
  };
  out.insert(out.end(), {from(title), from(parts.first_body), from(parts.last_body),
                         placed ? flag(parts.kept[block]) : -1.0F, placed ? parts.scores[block] : -9.0F,
                         placed ? parts.view.lines[block].link_share : -1.0F,
                         placed ? static_cast<float>(parts.view.lines[block].shape.words) : -1.0F,
                         placed ? parts.view.lines[block].date_share : -1.0F});
  for (const Hint hint : kAuthorHints) {
    out.push_back(placed ? static_cast<float>(
                               parts.view.cut.blocks[block].hint_distance[static_cast<std::size_t>(hint)])
                         : -1.0F);
  }
}

// How often a name stands on the page, in its first stretch.
float times_said(const PageParts& parts, std::string_view name) {
  constexpr std::size_t kStretch = 200'000;  // bytes
  constexpr int kMost = 20;
  const std::string_view text = std::string_view(parts.view.cut.text).substr(0, kStretch);
  int count = 0;
  for (std::size_t at = text.find(name); at != std::string_view::npos && count < kMost;
       at = text.find(name, at + name.size()))
    ++count;
  return static_cast<float>(count);
}

// Whether a name is a word of the site, not of the page: its section, a subject, a point of its menus.
void append_site_words(const PageParts& parts, const PageSums& page, std::size_t k, const std::string& name,
                       std::vector<float>& out) {
  const auto in_menu = [&](const PageBlock& block) {
    if (block.text != name) return false;
    const auto near = [&](Hint hint) { return block.hint_distance[static_cast<std::size_t>(hint)] <= 8; };
    return near(Hint::navigation) || near(Hint::tag_nav) || near(Hint::tag_footer) || near(Hint::tags);
  };
  const auto& blocks = parts.view.cut.blocks;
  out.insert(out.end(),
             {flag(!page.folded[k].empty() && page.section == page.folded[k]),
              flag(!page.folded[k].empty() && page.subjects.find(page.folded[k]) != std::string::npos),
              flag(std::any_of(blocks.begin(), blocks.end(), in_menu))});
}

void append_name(const std::string& name, const NameTraits& t, std::vector<float>& out) {
  const TextShape s = shape_of(name);
  const auto words = static_cast<float>(std::max(1U, s.words));
  const bool has_stop = name.find('.') != std::string::npos;
  out.insert(out.end(),
             {static_cast<float>(s.words), static_cast<float>(s.letters), static_cast<float>(s.digits),
              static_cast<float>(s.capital_words) / words, static_cast<float>(s.shouted_words) / words,
              static_cast<float>(s.symbols), flag(s.starts_lower), flag(has_stop), flag(t.full_name),
              flag(t.short_name), flag(t.newsroom), flag(t.agency), flag(t.role), flag(t.outlet),
              flag(t.publisher), flag(t.host), flag(t.owner), flag(is_person(t))});
}

// The best rank among the names that stand in a list with this one, and among its longer and shorter forms.
void append_company_ranks(const PageSums& page, const std::vector<AuthorCandidate>& candidates, std::size_t k,
                          std::vector<float>& out) {
  float beside = 99;
  float forms = 99;
  for (std::size_t other = 0; other < candidates.size(); ++other) {
    if (other == k) continue;
    const std::string& own = page.letters[k];
    const std::string& theirs = page.letters[other];
    if (company_of(candidates[k], candidates[other]) != Company::none)
      beside = std::min(beside, page.ranks[other]);
    if (own.find(theirs) != std::string::npos || theirs.find(own) != std::string::npos)
      forms = std::min(forms, page.ranks[other]);
  }
  out.insert(out.end(), {beside, forms});
}

// Return whether a line says nothing but that this full name wrote: "By Jane Roe".
bool has_own_byline(const AuthorCandidate& candidate, bool full_name) {
  return full_name &&
         std::any_of(candidate.mentions.begin(), candidate.mentions.end(), [](const AuthorMention& m) {
           return m.source == AuthorSource::byline && !m.whole && m.names == 1;
         });
}

// How a name is given by itself, and how well the others that are neither its forms nor beside it are.
void append_rivals(const PageSums& page, const std::vector<AuthorCandidate>& candidates,
                   const std::vector<NameTraits>& traits, std::size_t k, std::vector<float>& out) {
  float rival_stated = 0;
  float rival_shown = 0;
  bool rival_byline = false;
  for (std::size_t other = 0; other < candidates.size(); ++other) {
    const std::string& own = page.letters[k];
    const std::string& theirs = page.letters[other];
    if (other == k || own.find(theirs) != std::string::npos || theirs.find(own) != std::string::npos ||
        company_of(candidates[k], candidates[other]) != Company::none)
      continue;
    rival_stated = std::max(rival_stated, page.stated[other]);
    rival_shown = std::max(rival_shown, page.shown[other]);
    rival_byline |= has_own_byline(candidates[other], traits[other].full_name);
  }
  const auto& mentions = candidates[k].mentions;
  const bool plainly = std::any_of(mentions.begin(), mentions.end(),
                                   [](const AuthorMention& m) { return m.said_plainly && !m.whole; });
  out.insert(out.end(), {page.stated[k], flag(has_own_byline(candidates[k], traits[k].full_name)),
                         flag(plainly), rival_stated, rival_shown, flag(rival_byline)});
}

void append_company(const PageSums& page, std::size_t k, std::size_t candidates, std::vector<float>& out) {
  float part_of = 0;
  float holds = 0;
  float before = 0;
  for (std::size_t other = 0; other < candidates; ++other) {
    if (other == k) continue;
    const std::string& own = page.folded[k];
    const std::string& theirs = page.folded[other];
    if (theirs.size() > own.size()) part_of += flag(theirs.find(own) != std::string::npos);
    if (theirs.size() < own.size()) holds += flag(own.find(theirs) != std::string::npos);
    before += flag(page.ranks[other] < page.ranks[k] || (page.ranks[other] == page.ranks[k] && other < k));
  }
  out.insert(out.end(),
             {part_of, holds, before, static_cast<float>(candidates), page.persons, page.ranks[k],
              page.ranks[k] - page.best_rank, page.sources[k], page.sources[k] - page.most_sources,
              static_cast<float>(k), flag(!page.handle.empty() && page.handle.ends_with(page.letters[k])),
              flag(!page.folded[k].empty() && page.window.find(page.folded[k]) != std::string::npos)});
}

}  // namespace

const std::array<std::string_view, kAuthorFeatures> kAuthorFeatureNames = {
    "s_json_article", "s_json_page",   "s_json_org",  "s_label",      "s_meta",       "s_meta_other",
    "s_stated",       "s_marked",      "s_linked",    "s_byline",     "s_inside",     "s_hinted",
    "s_signature",    "s_owner",       "mentions",    "place",        "names",        "is_whole",
    "announced",      "pictured",      "edited",      "address_fits", "first_stated", "first_shown",
    "is_only",        "from_title",    "from_first",  "from_last",    "kept",         "score",
    "link_share",     "block_words",   "date_share",  "h_comment",    "h_related",    "h_sidebar",
    "h_footer",       "h_header",      "h_author",    "h_meta",       "h_list",       "h_caption",
    "h_media",        "h_body",        "t_nav",       "t_aside",      "t_footer",     "t_article",
    "t_main",         "t_figcaption",  "not_shown",   "words",        "letters",      "digits",
    "capital_share",  "shouted_share", "symbols",     "starts_lower", "has_stop",     "full_name",
    "short_name",     "newsroom",      "agency",      "role",         "is_outlet",    "is_publisher",
    "is_host",        "is_owner",      "is_person",   "part_of",      "holds",        "before",
    "candidates",     "persons",       "rank",        "behind_best",  "sources",      "behind_most",
    "order",          "has_handle",    "in_window",   "beside_rank",  "forms_rank",   "is_section",
    "is_subject",     "in_menu",       "said",        "stated",       "own_byline",   "plainly",
    "rival_stated",   "rival_shown",   "rival_byline"};

std::vector<float> author_features(const PageParts& parts, const std::vector<AuthorCandidate>& candidates,
                                   const std::vector<NameTraits>& traits) {
  const PageSums page = sums_of(parts, candidates, traits);
  std::vector<float> out;
  out.reserve(candidates.size() * kAuthorFeatures);
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    append_sources(candidates[k], out);
    append_mentions(candidates[k], out);
    append_place(parts, candidates[k], out);
    append_name(candidates[k].name, traits[k], out);
    append_company(page, k, candidates.size(), out);
    append_company_ranks(page, candidates, k, out);
    append_site_words(parts, page, k, candidates[k].name, out);
    out.push_back(times_said(parts, candidates[k].name));
    append_rivals(page, candidates, traits, k, out);
  }
  return out;
}

}  // namespace dragoman::cleaning
