#include "read/syntax/lemma.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "base/unicode.h"

namespace dragoman::syntax {
namespace {

std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0U) == 0x80) --n;
  return n;
}

LemmaEdit edit_between(std::string_view form, std::string_view lemma, bool lower) {
  const std::size_t shared = common_prefix(form, lemma);
  return {lower, static_cast<std::uint32_t>(form.size() - shared), std::string(lemma.substr(shared))};
}

}  // namespace

LemmaEdit edit_of(std::string_view form, std::string_view lemma) {
  const LemmaEdit as_is = edit_between(form, lemma, false);
  const std::string lowered = lower(form);
  if (lowered == form) return as_is;
  LemmaEdit lowering = edit_between(lowered, lemma, true);
  return lowering.cut + lowering.add.size() < as_is.cut + as_is.add.size() ? lowering : as_is;
}

std::string lemma_of(const LemmaEdit& edit, std::string_view form) {
  std::string out = edit.lower ? lower(form) : std::string(form);
  if (edit.cut > out.size() || (edit.cut == out.size() && edit.add.empty())) return std::string(form);
  out.resize(out.size() - edit.cut);
  return out + edit.add;
}

std::string to_text(const LemmaEdit& edit) {
  return (edit.lower ? "L" : "K") + std::to_string(edit.cut) + ' ' + edit.add;
}

LemmaEdit parse_edit(std::string_view text) {
  LemmaEdit edit;
  const std::size_t gap = text.find(' ');
  if (gap == text.npos) return edit;
  edit.lower = text[0] == 'L';
  std::from_chars(text.data() + 1, text.data() + gap, edit.cut);
  edit.add = text.substr(gap + 1);
  return edit;
}

std::uint64_t word_key(std::string_view form, std::string_view tag) { return hash64(tag, hash64(form, 17)); }

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

std::string_view EndingTable::find(std::string_view form, std::string_view lower, std::string_view tag) const {
  std::uint32_t value = table_.find(word_key(form, tag));
  if (value == 0) value = table_.find(word_key(lower, tag));
  const bool capital = !form.empty() && !lower.empty() && form[0] != lower[0];
  for (std::size_t length = std::min(kMaxEnding, lower.size()) + 1; value == 0 && length-- > 0;)
    value = table_.find(ending_key(lower, length, capital, tag));
  return value == 0 || value > values_.size() ? std::string_view() : values_[value - 1];
}

}  // namespace dragoman::syntax
