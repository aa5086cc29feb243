#include "clean/meta/date_words.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

// In the folded form of base/unicode.h: lower case, without marks.
constexpr std::string_view kUpdated[] = {
    "updated",     "update:",  "modified",     "last edited", "guncelle",      "обновлен",
    "оновлен",     "изменен",  "aktualisiert", "stand:",      "geandert",      "mis a jour",
    "mise a jour", "modifie",  "actualizado",  "actualizada", "aggiornat",     "atualizado",
    "تحديث",       "بروزرسان", "به روز رسان",  "gewijzigd",   "zaktualizowano"};
constexpr std::string_view kPublished[] = {
    "published",   "posted",          "publication",  "first published", "yayin",        "eklenme",
    "опубликован", "дата публикации", "размещен",     "опублiкован",     "опубліковано", "veroffentlicht",
    "erstellt",    "publie",          "publicado",    "publicada",       "pubblicat",    "نشر",
    "انتشار",      "gepubliceerd",    "opublikowano", "released",        "datum:",       "date:"};

template <std::size_t N>
bool holds_any(std::string_view text, const std::string_view (&words)[N]) {
  const std::string folded = fold(text.substr(0, std::min<std::size_t>(text.size(), 400)));
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return folded.find(fold(word)) != std::string::npos; });
}

}  // namespace

bool says_updated(std::string_view text) {
  return holds_any(text, kUpdated);
}
bool says_published(std::string_view text) {
  return holds_any(text, kPublished);
}

}  // namespace dragoman::cleaning
