#include "clean/body/hints.h"

#include <algorithm>

#include "clean/table.h"

namespace dragoman::cleaning {
namespace {

using html::Tag;

constexpr std::array<std::string_view, kWordHints> kNames = {
    "article", "body",    "main",    "lead",  "title",  "navigation", "sidebar", "footer",
    "header",  "comment", "related", "share", "advert", "subscribe",  "cookie",  "tags",
    "author",  "meta",    "caption", "media", "quote",  "list",       "hidden",  "footnote"};

constexpr std::size_t kLongestValue = 400;  // bytes of a class value that are looked at

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// Call `take` with each word of a name, in lower case.
template <class Take>
void each_word(std::string_view value, Take take) {
  std::string word;
  char before = ' ';
  const auto close = [&] {
    if (!word.empty()) take(word);
    word.clear();
  };
  for (const char c : value) {
    const bool high = (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (!is_lower(c) && !is_upper(c) && !high) {
      close();
    } else {
      if (is_upper(c) && is_lower(before)) close();
      word += is_upper(c) ? static_cast<char>(c + 32) : c;
    }
    before = c;
  }
  close();
}

HintSet of_tag(Tag tag) {
  switch (tag) {
    case Tag::article:
      return hint_bit(Hint::tag_article);
    case Tag::main:
      return hint_bit(Hint::tag_main);
    case Tag::nav:
    case Tag::menu:
      return hint_bit(Hint::tag_nav);
    case Tag::aside:
      return hint_bit(Hint::tag_aside);
    case Tag::footer:
      return hint_bit(Hint::tag_footer);
    case Tag::header:
      return hint_bit(Hint::tag_header);
    case Tag::figure:
    case Tag::picture:
      return hint_bit(Hint::tag_figure);
    case Tag::figcaption:
    case Tag::caption:
      return hint_bit(Hint::tag_figcaption);
    case Tag::form:
    case Tag::fieldset:
    case Tag::label:
    case Tag::button:
      return hint_bit(Hint::tag_form);
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dd:
    case Tag::dt:
      return hint_bit(Hint::tag_list);
    case Tag::table:
    case Tag::td:
    case Tag::th:
      return hint_bit(Hint::tag_table);
    case Tag::blockquote:
    case Tag::q:
      return hint_bit(Hint::tag_blockquote);
    case Tag::section:
      return hint_bit(Hint::tag_section);
    case Tag::a:
      return hint_bit(Hint::tag_link);
    default:
      return 0;
  }
}

bool style_hides(std::string_view style) {
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos ||
         style.find("visibility:hidden") != std::string_view::npos ||
         style.find("visibility: hidden") != std::string_view::npos;
}

HintSet of_role(std::string_view role) {
  if (role == "main") return hint_bit(Hint::tag_main);
  if (role == "article") return hint_bit(Hint::tag_article);
  if (role == "navigation" || role == "menu" || role == "menubar") return hint_bit(Hint::tag_nav);
  if (role == "complementary") return hint_bit(Hint::tag_aside);
  if (role == "contentinfo") return hint_bit(Hint::tag_footer);
  if (role == "banner") return hint_bit(Hint::tag_header);
  if (role == "dialog" || role == "alert" || role == "alertdialog") return hint_bit(Hint::cookie);
  if (role == "search" || role == "form") return hint_bit(Hint::tag_form);
  return 0;
}

}  // namespace

Result<HintWords> HintWords::load(const std::filesystem::path& file) {
  const Result<Table> table = read_table(file);
  if (!table) return tl::unexpected(table.error());
  HintWords out;
  for (const Row& row : table->rows) {
    const auto* const name = std::find(kNames.begin(), kNames.end(), row.cells.front());
    if (name == kNames.end() || row.cells.size() < 2) {
      return fail(ErrorCode::bad_input, "unknown hint \"" + row.cells.front() + "\"", row.where(file));
    }
    const HintSet bit = HintSet{1} << static_cast<unsigned>(name - kNames.begin());
    std::string word = row.cells[1];
    if (word.ends_with('*')) {
      word.pop_back();
      out.beginnings_.emplace_back(word, bit);
    } else {
      out.whole_[word] |= bit;
    }
  }
  std::sort(out.beginnings_.begin(), out.beginnings_.end());
  return out;
}

HintSet HintWords::of_words(std::string_view value) const {
  HintSet out = 0;
  each_word(value.substr(0, kLongestValue), [&](const std::string& word) {
    if (const auto at = whole_.find(word); at != whole_.end()) out |= at->second;
    // Beginnings of a word sort before it and share its first letter.
    auto at = std::upper_bound(beginnings_.begin(), beginnings_.end(), word,
                               [](const std::string& w, const auto& entry) { return w < entry.first; });
    while (at != beginnings_.begin()) {
      --at;
      if (at->first.front() != word.front()) break;
      if (word.starts_with(at->first)) out |= at->second;
    }
  });
  return out;
}

HintSet HintReader::of_value(std::string_view value) {
  if (value.empty()) return 0;
  const auto [at, fresh] = known_.try_emplace(value, 0);
  if (fresh) at->second = words_.of_words(value);
  return at->second;
}

HintSet HintReader::of(html::NodeId element) {
  const html::Node& node = tree_.nodes[element];
  HintSet out = of_tag(node.tag);
  for (std::size_t k = 0; k < node.attribute_count; ++k) {
    const auto& [name, value] = tree_.attributes[node.first_attribute + k];
    if (name == "class" || name == "id") {
      out |= of_value(value);
    } else if (name == "role") {
      out |= of_role(value);
    } else if (name == "itemprop") {
      if (value.find("articleBody") != std::string_view::npos) out |= hint_bit(Hint::article_body);
      out |= of_value(value);
    } else if (name == "style") {
      if (style_hides(value)) out |= hint_bit(Hint::not_shown);
    } else if (name == "hidden" || (name == "aria-hidden" && value == "true")) {
      out |= hint_bit(Hint::not_shown);
    } else if (name == "data-component" || name == "data-testid" || name == "data-module" ||
               name == "data-type" || name == "aria-label") {
      out |= of_value(value);
    }
  }
  return out;
}

}  // namespace dragoman::cleaning
