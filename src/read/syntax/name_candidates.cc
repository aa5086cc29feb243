// Name candidates in languages without models, by capital letters.
#include <set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/syntax/layer.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kMaxNameWords = 6;

bool is_capitalised(std::string_view word) {
  std::size_t at = 0;
  if (word.empty() || !is_upper(decode_utf8(word, at))) return false;
  return at < word.size();  // single letters are initials or sentence starts
}

bool is_initial(const Report& report, ByteRange word) {
  std::string_view text = slice(report.text, word);
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t at = 0;
  return !text.empty() && is_upper(decode_utf8(text, at)) && at == text.size();
}

std::set<std::string_view> capitalised_inside(const Report& report, const Reading& reading) {
  std::set<std::string_view> inside;
  for (const Sentence& sentence : reading.sentences)
    for (Index i = sentence.first + 1; i < sentence.end; ++i)
      if (const std::string_view word = slice(report.text, reading.words[i].text); is_capitalised(word))
        inside.insert(word);
  return inside;
}

}  // namespace

void add_name_candidates(const Report& report, Reading& out) {
  if (report.language == "de") return;  // every noun is capitalised
  const std::set<std::string_view> inside = capitalised_inside(report, out);
  for (const Sentence& sentence : out.sentences) {
    for (Index i = sentence.first; i < sentence.end; ++i) {
      const std::string_view word = slice(report.text, out.words[i].text);
      const bool starts = is_capitalised(word) && (i > sentence.first || inside.contains(word));
      if (!starts && !is_initial(report, out.words[i].text)) continue;
      Index end = i + 1;
      bool any = starts;
      while (end < sentence.end && end - i < kMaxNameWords) {
        const std::string_view next = slice(report.text, out.words[end].text);
        if (!is_capitalised(next) && !is_initial(report, out.words[end].text)) break;
        any |= is_capitalised(next);
        ++end;
      }
      if (any) {
        Mention mention;
        mention.text = hull(out.words[i].text, out.words[end - 1].text);
        mention.name = mention.text;
        mention.head_word = end - 1;
        out.mentions.push_back(mention);
      }
      i = end - 1;
    }
  }
}

}  // namespace dragoman::syntax
