// Hints: what an element's tag and the words of its class, id, role and itemprop say it holds. Only hints: a
// class named "content" is no proof, the block model weighs how far up each hint stands.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "clean/html/tree.h"

namespace dragoman::cleaning {

enum class Hint : std::uint8_t {
  // from words (knowledge/clean/hints.tsv)
  article,
  body,
  main,
  lead,
  title,
  navigation,
  sidebar,
  footer,
  header,
  comment,
  related,
  share,
  advert,
  subscribe,
  cookie,
  tags,
  author,
  meta,
  caption,
  media,
  quote,
  list,
  hidden,
  footnote,
  // from tags and attributes
  tag_article,
  tag_main,
  tag_nav,
  tag_aside,
  tag_footer,
  tag_header,
  tag_figure,
  tag_figcaption,
  tag_form,
  tag_list,
  tag_table,
  tag_blockquote,
  tag_section,
  tag_link,
  not_shown,
  article_body,
};
constexpr std::size_t kHints = 40;
constexpr std::size_t kWordHints = 24;

using HintSet = std::uint64_t;
constexpr HintSet hint_bit(Hint hint) {
  return HintSet{1} << static_cast<unsigned>(hint);
}

class HintWords {
 public:
  [[nodiscard]] static Result<HintWords> load(const std::filesystem::path& file);

  // Return the hints of the words of an attribute's value.
  [[nodiscard]] HintSet of_words(std::string_view value) const;

 private:
  std::unordered_map<std::string, HintSet> whole_;
  std::vector<std::pair<std::string, HintSet>> beginnings_;  // sorted
};

// The hints of elements of one page; remembers class values met before. Not thread safe; one per page.
class HintReader {
 public:
  HintReader(const html::Tree& tree, const HintWords& words) : tree_(tree), words_(words) {}
  HintSet of(html::NodeId element);

 private:
  HintSet of_value(std::string_view value);

  const html::Tree& tree_;
  const HintWords& words_;
  std::unordered_map<std::string_view, HintSet> known_;
};

}  // namespace dragoman::cleaning
