#include "clean/encoding_labels.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"

namespace dragoman {
namespace {

struct Encoding {
  std::string_view name;
  const char* converter;  // ICU's; "" for utf-8
  bool is_non_latin;
  std::string_view labels;  // with a blank before and behind each
};

// The standard's table; a converter stands for the superset that the standard means (gbk is read as gb18030).
// Behind the standard's labels stand a few that occur on pages: cp949, uhc, win-1251, utf8mb4.
constexpr auto kEncodings = std::to_array<Encoding>({
    {"utf-8", "", false,
     " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf8mb4 "},
    {"ibm866", "ibm-866", true, " 866 cp866 csibm866 ibm866 "},
    {"iso-8859-2", "ISO-8859-2", false,
     " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", "ISO-8859-3", false,
     " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", "ISO-8859-4", false,
     " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", "ISO-8859-5", true,
     " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    {"iso-8859-6", "ISO-8859-6", true,
     " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i"
     " iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", "ISO-8859-7", true,
     " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7"
     " iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", "ISO-8859-8", true,
     " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8"
     " iso_8859-8:1988 visual "},
    {"iso-8859-8-i", "ISO-8859-8", true, " csiso88598i iso-8859-8-i logical "},
    {"iso-8859-10", "iso-8859_10-1998", false,
     " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"iso-8859-13", "ISO-8859-13", false, " iso-8859-13 iso8859-13 iso885913 "},
    {"iso-8859-14", "iso-8859_14-1998", false, " iso-8859-14 iso8859-14 iso885914 "},
    {"iso-8859-15", "ISO-8859-15", false, " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"iso-8859-16", "iso-8859_16-2001", false, " iso-8859-16 "},
    {"koi8-r", "KOI8-R", true, " cskoi8r koi koi8 koi8-r koi8_r "},
    {"koi8-u", "KOI8-U", true, " koi8-ru koi8-u "},
    {"macintosh", "macintosh", false, " csmacintosh mac macintosh x-mac-roman "},
    {"windows-874", "windows-874-2000", true,
     " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {"windows-1250", "windows-1250", false, " cp1250 windows-1250 x-cp1250 "},
    {"windows-1251", "windows-1251", true, " cp1251 windows-1251 x-cp1251 win-1251 windows1251 "},
    {"windows-1252", "windows-1252", false,
     " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
     "iso_8859-1"
     " iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined "},
    {"windows-1253", "windows-1253", true, " cp1253 windows-1253 x-cp1253 "},
    {"windows-1254", "windows-1254", false,
     " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5"
     " windows-1254 x-cp1254 "},
    {"windows-1255", "windows-1255", true, " cp1255 windows-1255 x-cp1255 "},
    {"windows-1256", "windows-1256", true, " cp1256 windows-1256 x-cp1256 win-1256 windows1256 "},
    {"windows-1257", "windows-1257", false, " cp1257 windows-1257 x-cp1257 "},
    {"windows-1258", "windows-1258", false, " cp1258 windows-1258 x-cp1258 "},
    {"x-mac-cyrillic", "x-mac-cyrillic", true, " x-mac-cyrillic x-mac-ukrainian mac-cyrillic "},
    {"gbk", "gb18030", true,
     " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    {"gb18030", "gb18030", true, " gb18030 "},
    {"big5", "Big5-HKSCS", true, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"euc-jp", "EUC-JP", true, " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"iso-2022-jp", "ISO-2022-JP", true, " csiso2022jp iso-2022-jp "},
    {"shift_jis", "windows-31j", true,
     " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {"euc-kr", "windows-949", true,
     " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601"
     " windows-949 cp949 uhc "},
    {"utf-16be", "UTF-16BE", true, " unicodefffe utf-16be "},
    {"utf-16le", "UTF-16LE", true, " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
});

struct UsualEncoding {
  std::string_view language;
  std::string_view encoding;
};

// What browsers fall back to by locale (HTML standard, section 13.2.3.2).
constexpr auto kUsualEncodings = std::to_array<UsualEncoding>({
    {"ar", "windows-1256"}, {"az", "windows-1254"}, {"be", "windows-1251"}, {"bg", "windows-1251"},
    {"cs", "windows-1250"}, {"el", "windows-1253"}, {"et", "windows-1257"}, {"fa", "windows-1256"},
    {"he", "windows-1255"}, {"hr", "windows-1250"}, {"hu", "iso-8859-2"},   {"ja", "shift_jis"},
    {"kk", "windows-1251"}, {"ko", "euc-kr"},       {"ku", "windows-1254"}, {"ky", "windows-1251"},
    {"lt", "windows-1257"}, {"lv", "windows-1257"}, {"mk", "windows-1251"}, {"pl", "iso-8859-2"},
    {"ro", "windows-1250"}, {"ru", "windows-1251"}, {"sk", "windows-1250"}, {"sl", "iso-8859-2"},
    {"sr", "windows-1251"}, {"tg", "windows-1251"}, {"th", "windows-874"},  {"tr", "windows-1254"},
    {"uk", "windows-1251"}, {"ur", "windows-1256"}, {"vi", "windows-1258"}, {"zh", "gb18030"},
});

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(name, &status));
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

const Encoding* find_encoding(std::string_view name) {
  const auto found = std::find_if(kEncodings.begin(), kEncodings.end(),
                                  [&](const Encoding& one) { return one.name == name; });
  return found == kEncodings.end() ? nullptr : &*found;
}

// Convert by way of small buffers, so that a page is in memory only twice.
std::string convert(std::string_view bytes, UConverter* from, UConverter* to) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> pivot{};
  std::array<char, 16384> buffer{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool reset = true; status == U_BUFFER_OVERFLOW_ERROR; reset = false) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to, from, &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(),
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true,
                   &status);
    out.append(buffer.data(), target);
  }
  return out;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
  constexpr std::string_view kSpace = " \t\n\f\r";
  const std::size_t first = label.find_first_not_of(kSpace);
  if (first == std::string_view::npos || label.size() > 64) return {};
  const std::string_view trimmed = label.substr(first, label.find_last_not_of(kSpace) - first + 1);
  if (trimmed.find(' ') != std::string_view::npos) return {};
  const std::string wanted = " " + ascii_lower(trimmed) + " ";
  for (const Encoding& one : kEncodings) {
    if (one.labels.find(wanted) != std::string_view::npos) return one.name;
  }
  return {};
}

std::string decode_as(std::string_view bytes, std::string_view encoding) {
  const Encoding* const found = find_encoding(encoding);
  if (found == nullptr || found->name == "utf-8") return repair_utf8(bytes);
  const Converter from = open_converter(found->converter);
  const Converter to = open_converter("UTF-8");
  return from && to ? convert(bytes, from.get(), to.get()) : repair_utf8(bytes);
}

bool is_non_latin_encoding(std::string_view encoding) {
  const Encoding* const found = find_encoding(encoding);
  return found != nullptr && found->is_non_latin;
}

std::string_view usual_encoding(std::string_view language) {
  const std::string wanted = ascii_lower(language.substr(0, 2));
  if (language.size() > 2 && language[2] != '-' && language[2] != '_') return {};
  for (const UsualEncoding& one : kUsualEncodings) {
    if (one.language == wanted) return one.encoding;
  }
  return {};
}

}  // namespace dragoman
