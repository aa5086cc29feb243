#include "clean/redact_words.h"

#include <algorithm>

namespace dragoman::cleaning {
namespace {

constexpr std::string_view kPhoneWords[] = {
    "tel",       "tel.",     "telephone", "phone",    "phone number", "mobile",   "cell",
    "call",      "calling",  "hotline",   "whatsapp", "fax",          "telefon",  "handy",
    "téléphone", "teléfono", "тел",       "тел.",     "телефон",      "телефону", "телефона",
    "هاتف",      "الهاتف",   "تلفون",     "تلفن",     "موبایل",       "telefonu", "at"};
constexpr std::string_view kDocumentWords[] = {
    "passport",        "паспорт",         "جواز",         "گذرنامه",       "pasaport",  "reisepass",
    "passeport",       "pasaporte",       "national id",  "identity card", "id number", "id no",
    "identity number", "social security", "ssn",          "инн",           "снилс",     "ідентифікаційний",
    "kimlik",          "رقم الهوية",      "الرقم الوطني", "کد ملی",        "کدملی",     "dni",
    "personalausweis"};
constexpr std::string_view kHomeWords[] = {
    "lives at",     "lived at",      "living at",    "home at",  "house at",  "resides at",
    "residing at",  "resident of",   "residence at", "his home", "her home",  "home address",
    "apartment at", "whose address", "address:",     "wohnhaft", "demeurant", "domicilié"};
constexpr std::string_view kStreetWords[] = {
    "street", "st",    "avenue",  "ave",      "road", "rd",    "lane",  "ln",     "boulevard", "blvd",
    "drive",  "court", "terrace", "crescent", "way",  "close", "place", "square", "row",       "gardens"};

template <std::size_t N>
bool holds(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

bool ends_with_phone_word(std::string_view text) {
  while (!text.empty() &&
         (text.back() == ' ' || text.back() == ':' || text.back() == '(' || text.back() == '.'))
    text.remove_suffix(1);
  return std::any_of(std::begin(kPhoneWords), std::end(kPhoneWords), [&](std::string_view word) {
    if (word == "at")
      return text.ends_with("call at") || text.ends_with("reached at") || text.ends_with("phone at");
    if (!text.ends_with(word)) return false;
    return text.size() == word.size() || text[text.size() - word.size() - 1] == ' ' ||
           text[text.size() - word.size() - 1] == '\n' || text[text.size() - word.size() - 1] == '(';
  });
}

bool has_document_word(std::string_view text) {
  return holds(text, kDocumentWords);
}
bool has_home_word(std::string_view text) {
  return holds(text, kHomeWords);
}
bool is_street_word(std::string_view word) {
  return std::find(std::begin(kStreetWords), std::end(kStreetWords), word) != std::end(kStreetWords);
}

}  // namespace dragoman::cleaning
