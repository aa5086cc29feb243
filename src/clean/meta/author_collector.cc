#include "clean/meta/author_collector.h"

#include <algorithm>

#include "base/unicode.h"
#include "clean/html/entities.h"
#include "clean/meta/byline.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kMostCandidates = 60;
constexpr std::size_t kMostMentions = 400;
constexpr std::size_t kLongestName = 80;  // bytes

// A name without soft hyphens.
std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view kSoftHyphen = "\u00ad";
  for (std::size_t at = text.find(kSoftHyphen); at != std::string::npos; at = text.find(kSoftHyphen, at))
    text.erase(at, kSoftHyphen.size());
  return text;
}

// Words of forms, buttons and systems that stand where a name would.
bool is_label(std::string_view name) {
  constexpr std::array kLabels = std::to_array<std::string_view>(
      {"name", "email", "e-mail", "website", "kommentar", "comment", "comments", "read more", "no author",
       "unknown", "null", "undefined", "mehr", "weiterlesen", "nombre", "nom"});
  return std::find(kLabels.begin(), kLabels.end(), lower(name)) != kLabels.end();
}

// "Source: Harbour Wire".
std::string_view without_source_word(std::string_view text) {
  const std::string lowered = lower(text.substr(0, std::min<std::size_t>(text.size(), 24)));
  for (const std::string_view word :
       {"source:", "quelle:", "fuente:", "fonte:", "bron:", "kaynak:", "источник:", "المصدر:"}) {
    if (lowered.starts_with(word)) return trim(text.substr(word.size()));
  }
  return text;
}

// Without signs at the ends that are no part of a name.
std::string without_signs(std::string_view name) {
  constexpr std::array kSigns =
      std::to_array<std::string_view>({",", ":", ";", "|", "-", "*", "'", "\"", ")", "/", " ", "–",
                                       "—", "·", "»", "«", "•", "“", "”", "„",  "©", "→", "←"});
  std::string_view rest = name;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view sign : kSigns) {
      if (rest.empty()) break;
      if (rest.front() == sign.front() && rest.starts_with(sign)) rest.remove_prefix(sign.size()), cut = true;
      if (!rest.empty() && rest.back() == sign.back() && rest.ends_with(sign))
        rest.remove_suffix(sign.size()), cut = true;
    }
  }
  return std::string(rest);
}

}  // namespace

void AuthorCollector::add(std::string_view raw, AuthorMention mention, std::string_view address) {
  if (raw.size() > 4 * kLongestMention) return;
  const std::string plain = without_soft_hyphens(html::decode_references(raw));
  const std::string_view text = trim(plain);
  if (text.empty() || text.size() > kLongestMention || text.starts_with('@') ||
      text.find("://") != std::string_view::npos || mentions_ >= kMostMentions)
    return;
  const std::vector<std::string> names = names_in_byline(text);
  mention.rank = ranks_[static_cast<std::size_t>(mention.source)]++;
  mention.names = static_cast<std::uint8_t>(std::min<std::size_t>(names.size(), 50));
  mention.announced |= begins_with_byline_word(text);
  mention.said_plainly |= begins_with_byline_word(text, kPlain);
  for (std::size_t k = 0; k < names.size(); ++k) {
    mention.place = static_cast<std::uint8_t>(std::min<std::size_t>(k, 50));
    const std::string_view name = without_month(names[k]);
    // In the midst of a line "by" may be before anything: only a full name is a name there.
    if (mention.source != AuthorSource::inside || looks_like_person(without_signs(name), true))
      note(name, mention, address);
  }
  if (mention.source != AuthorSource::inside) add_whole(text, names, mention, address);
}

void AuthorCollector::add_aside(std::string_view text, AuthorSource source) {
  add(text, AuthorMention{.source = source, .block = none_});
}

// A desk or company is a name of several words and signs: "Harbour Times Online Desk", "98 Harbour Street".
void AuthorCollector::add_whole(std::string_view text, const std::vector<std::string>& names,
                                AuthorMention mention, std::string_view address) {
  if (is_byline_word(text)) return;
  const std::string_view rest = without_source_word(without_byline_word(text));
  const std::string whole(without_signs(squeeze(rest.substr(0, rest.find_first_of("(@<[{")))));
  if (whole.size() > kLongestName || std::find(names.begin(), names.end(), whole) != names.end()) return;
  const TextShape shape = shape_of(whole);
  if (shape.letters < 2 || shape.words > 7 || shape.ends_sentence) return;
  mention.whole = true;
  mention.place = 0;
  note(whole, mention, address);
}

// Forms of one name ("Jane Roe", "jane.roe") are one candidate; the form with blanks and capitals is kept.
void AuthorCollector::note(std::string_view given, AuthorMention mention, std::string_view address) {
  const std::string name = without_signs(given);
  const std::string letters = letters_of_name(without_academic_title(name));
  if (letters.empty() || name.size() > kLongestName || is_label(name)) return;
  mention.address_fits = letters.size() >= 3 && letters_of_name(address).find(letters) != std::string::npos;
  const auto [at, fresh] = known_.try_emplace(letters, out_.size());
  if (fresh && out_.size() >= kMostCandidates) {
    known_.erase(at);
    return;
  }
  if (fresh) out_.push_back({name, {}});
  AuthorCandidate& candidate = out_[at->second];
  // As readers see it: with blanks, capitals and academic titles.
  const bool looks_better = !looks_like_person(candidate.name, true) && looks_like_person(name, true);
  const bool has_title = without_academic_title(name).size() < name.size();
  if (looks_better || (has_title && candidate.name.size() < name.size())) candidate.name = name;
  candidate.mentions.push_back(mention);
  ++mentions_;
}

// "Jane Roe July", where a day followed.
std::string_view AuthorCollector::without_month(std::string_view name) const {
  const std::size_t blank = name.rfind(' ');
  const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
  return knowledge_.months.find(fold(name.substr(word))) && (word == 0 || name.find(' ') != blank)
             ? trim(name.substr(0, word))
             : name;
}

}  // namespace dragoman::cleaning
