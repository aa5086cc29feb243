#include "read/actor/romanise.h"

#include <array>
#include <unordered_map>

#include "base/utf8.h"

namespace dragoman::actor {
namespace {

using Letters = std::unordered_map<char32_t, std::string_view>;

// Cyrillic as news in English writes it (close to BGN/PCGN); Arabic and Persian by consonant, the long vowels
// as letters. Input is folded, so hamza carriers, alef maksura and Persian kaf are gone already.
const Letters& letters() {
  static const Letters table = {
      {U'а', "a"},  {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'ґ', "g"},  {U'д', "d"},  {U'е', "e"},
      {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'і', "i"},  {U'к', "k"},  {U'л', "l"},  {U'м', "m"},
      {U'н', "n"},  {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},  {U'т', "t"},  {U'у', "u"},
      {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "sh"}, {U'ы', "y"},
      {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"}, {U'є', "ye"}, {U'ј', "j"},  {U'љ', "lj"}, {U'њ', "nj"},
      {U'ђ', "dj"}, {U'ћ', "c"},  {U'џ', "dz"}, {U'й', "y"},  {U'ё', "e"},  {U'ا', "a"},  {U'ب', "b"},
      {U'ت', "t"},  {U'ث', "th"}, {U'ج', "j"},  {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"},  {U'ذ', "dh"},
      {U'ر', "r"},  {U'ز', "z"},  {U'س', "s"},  {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "d"},  {U'ط', "t"},
      {U'ظ', "z"},  {U'ع', "a"},  {U'غ', "gh"}, {U'ف', "f"},  {U'ق', "q"},  {U'ك', "k"},  {U'ل', "l"},
      {U'م', "m"},  {U'ن', "n"},  {U'ه', "h"},  {U'و', "w"},  {U'ي', "y"},  {U'پ', "p"},  {U'چ', "ch"},
      {U'ژ', "zh"}, {U'گ', "g"},  {U'ڤ', "v"},  {U'ە', "a"},  {U'ھ', "h"},  {U'ڕ', "r"},  {U'ڵ', "l"},
      {U'ۆ', "o"},  {U'ێ', "e"},  {U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'þ', "th"}, {U'ð', "d"},
      {U'ə', "a"}};
  return table;
}

struct Digraph {
  std::string_view letters;
  char sound;
};

// Longest first. One letter stands for each class of sounds that transliterations mix.
constexpr std::array<Digraph, 22> kDigraphs = {
    {{"tsch", 'S'}, {"sch", 'S'}, {"tch", 'S'}, {"shch", 'S'}, {"dsch", 'J'}, {"sh", 'S'},
     {"ch", 'S'},   {"cz", 'S'},  {"sz", 'S'},  {"zh", 'J'},   {"dj", 'J'},   {"kh", 'H'},
     {"gh", 'G'},   {"th", 'T'},  {"dh", 'D'},  {"ph", 'F'},   {"ts", 'Z'},   {"tz", 'Z'},
     {"ck", 'K'},   {"qu", 'K'},  {"gu", 'G'},  {"ks", 'X'}}};

char sound_of(char c) {
  switch (c) {
    case 'b':
    case 'p':
      return 'B';
    case 'f':
    case 'v':
      return 'F';
    case 'd':
      return 'D';
    case 't':
      return 'T';
    case 'j':
      return 'J';
    case 'g':
      return 'G';
    case 'k':
    case 'q':
      return 'K';
    case 'c':
      return 'K';
    case 's':
    case 'z':
      return 'Z';
    case 'x':
      return 'X';
    case 'l':
      return 'L';
    case 'm':
      return 'M';
    case 'n':
      return 'N';
    case 'r':
      return 'R';
    case 'h':
      return 'H';
    default:
      return 0;  // vowels and half vowels
  }
}

}  // namespace

std::string romanise(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = decode_utf8(folded, at);
    if (c >= U'a' && c <= U'z') {
      out += static_cast<char>(c);
    } else if (c >= 0x80) {
      const auto found = letters().find(c);
      if (found != letters().end()) out += found->second;
    }
  }
  return out;
}

std::string skeleton(std::string_view roman) {
  std::string out;
  for (std::size_t at = 0; at < roman.size();) {
    char sound = 0;
    std::size_t step = 1;
    for (const Digraph& digraph : kDigraphs) {
      if (!roman.substr(at).starts_with(digraph.letters)) continue;
      sound = digraph.sound;
      step = digraph.letters.size();
      break;
    }
    if (step == 1) sound = sound_of(roman[at]);
    if (sound == 0 && at == 0) sound = 'A';
    if (sound != 0 && (out.empty() || out.back() != sound)) out += sound;
    at += step;
  }
  return out;
}

}  // namespace dragoman::actor
