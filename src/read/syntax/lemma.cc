#include "read/syntax/lemma.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"

namespace dragoman::syntax {
namespace {

std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0U) == 0x80) --n;
  return n;
}

}  // namespace

LemmaEdit edit_of(std::string_view form, std::string_view lemma) {
  const std::size_t shared = common_prefix(form, lemma);
  return {static_cast<std::uint32_t>(form.size() - shared), std::string(lemma.substr(shared))};
}

std::string lemma_of(const LemmaEdit& edit, std::string_view form) {
  if (edit.cut > form.size() || (edit.cut == form.size() && edit.add.empty())) return std::string(form);
  return std::string(form.substr(0, form.size() - edit.cut)) + edit.add;
}

std::string to_text(const LemmaEdit& edit) {
  return std::to_string(edit.cut) + ' ' + edit.add;
}

LemmaEdit parse_edit(std::string_view text) {
  LemmaEdit edit;
  const std::size_t gap = text.find(' ');
  if (gap == text.npos) return edit;
  std::from_chars(text.data(), text.data() + gap, edit.cut);
  edit.add = text.substr(gap + 1);
  return edit;
}

bool keeps_case(std::string_view tag) {
  return tag.starts_with("PROPN");
}

std::uint64_t word_key(std::string_view form, std::string_view tag) {
  return hash64(tag, hash64(form, 17));
}

std::uint64_t ending_key(std::string_view lower, std::size_t length, bool capital, std::string_view tag) {
  const std::string_view ending = lower.substr(lower.size() - std::min(length, lower.size()));
  return hash64(tag, hash64(ending, 31 + 2 * length + (capital ? 1 : 0)));
}

Result<EndingTable> EndingTable::open(std::string_view table, std::string_view values) {
  Result<LookupTable> lookup = LookupTable::open(table);
  if (!lookup) return tl::unexpected(lookup.error());
  EndingTable out;
  out.table_ = *lookup;
  out.values_ = lines_of(values);
  return out;
}

EndingTable::Found EndingTable::find(std::string_view form, std::string_view lower,
                                     std::string_view tag) const {
  const auto value_of = [&](std::uint32_t number) {
    return number == 0 || number > values_.size() ? std::string_view() : values_[number - 1];
  };
  if (const std::uint32_t known = table_.find(word_key(form, tag)); known != 0)
    return {value_of(known), true};
  if (const std::uint32_t known = table_.find(word_key(lower, tag)); known != 0)
    return {value_of(known), false};
  const bool capital = !form.empty() && !lower.empty() && form[0] != lower[0];
  for (std::size_t length = std::min(kMaxEnding, lower.size()) + 1; length-- > 0;)
    if (const std::uint32_t known = table_.find(ending_key(lower, length, capital, tag)); known != 0)
      return {value_of(known), keeps_case(tag)};
  return {{}, keeps_case(tag)};
}

}  // namespace dragoman::syntax
