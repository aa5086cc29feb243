#include "clean/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "clean/encoding_labels.h"

namespace dragoman {
namespace {

std::string encode(std::string_view utf8, const char* converter) {
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  std::string out(utf8.size() * 4, '\0');
  out.resize(static_cast<std::size_t>(
      text.extract(0, text.length(), out.data(), static_cast<uint32_t>(out.size()), converter)));
  return out;
}

constexpr const char* kRussian =
    "Министр обороны заявил во вторник, что первая партия вертолётов поступит в Багдад до конца месяца. "
    "Об этом сообщило агентство со ссылкой на источник в правительстве.";
constexpr const char* kArabic =
    "قال وزير الدفاع يوم الثلاثاء إن الدفعة الأولى من الطائرات المروحية ستصل إلى بغداد قبل نهاية الشهر. "
    "ونقلت الوكالة ذلك عن مصدر في الحكومة العراقية.";
constexpr const char* kTurkish =
    "Savunma bakanı salı günü yaptığı açıklamada ilk helikopterlerin ay sonuna kadar Bağdat'a ulaşacağını "
    "söyledi. "
    "Şehirdeki çatışmalar sürüyor.";
constexpr const char* kGerman =
    "Der Verteidigungsminister erklärte am Dienstag, die Lieferung könne früher eintreffen.";
constexpr const char* kJapanese =
    "国防相は火曜日、最初のヘリコプターが月末までに首都に到着すると述べた。通信社が政府筋の話として伝えた。";
constexpr const char* kChinese =
    "国防部长星期二表示，第一批直升机将在本月底之前运抵首都。通讯社援引政府消息人士的话报道了这一消息。";
constexpr const char* kKorean =
    "국방장관은 화요일 첫 번째 헬리콥터가 이달 말까지 수도에 도착할 것이라고 말했다.";

std::string page(std::string_view head, std::string_view text) {
  std::string out = "<!doctype html><html><head>";
  out += head;
  out += "<script>var a = 'English words of a script, many of them';</script></head><body><p>";
  for (int i = 0; i < 3; ++i) out += std::string(text) + " ";
  return out + "</p></body></html>";
}

TEST(Encoding, BelievesWhatFitsTheBytes) {
  struct Case {
    const char* text;
    const char* converter;
    const char* http;
    const char* head;
    const char* encoding;
    const char* how;
  };
  const std::vector<Case> cases = {
      {kRussian, "UTF-8", "text/html; charset=windows-1251", "", "utf-8", "bytes"},
      {kRussian, "windows-1251", "text/html; charset=Windows-1251", "", "windows-1251", "http"},
      {kRussian, "windows-1251", "", "<meta charset=cp1251>", "windows-1251", "meta"},
      {kRussian, "windows-1251", "", "", "windows-1251", "detector"},
      {kRussian, "windows-1251", "text/html; charset=ISO-8859-1", "", "windows-1251", "detector"},
      {kRussian, "windows-1251", "text/html; charset=utf-8", "<meta charset=utf-8>", "windows-1251",
       "detector"},
      {kRussian, "KOI8-R", "text/html; charset=koi8-r", "", "koi8-r", "http"},
      {kRussian, "KOI8-R", "", "", "koi8-r", "detector"},
      {kRussian, "ISO-8859-5", "", "", "iso-8859-5", "detector"},
      {kArabic, "windows-1256", "",
       "<meta http-equiv=content-type content='text/html; charset=windows-1256'>", "windows-1256", "meta"},
      {kArabic, "windows-1256", "text/html; charset=iso-8859-1", "<meta charset=windows-1256>",
       "windows-1256", "meta"},
      {kArabic, "windows-1256", "", "", "windows-1256", "detector"},
      {kArabic, "ISO-8859-6", "", "<meta charset=iso-8859-6>", "iso-8859-6", "meta"},
      {kTurkish, "windows-1254", "", "<meta charset=iso-8859-9>", "windows-1254", "meta"},
      {kGerman, "windows-1252", "", "<meta charset=iso-8859-1>", "windows-1252", "meta"},
      {kGerman, "windows-1252", "", "<meta charset=utf-8>", "windows-1252", "detector"},
      {kJapanese, "windows-31j", "", "<meta charset=Shift_JIS>", "shift_jis", "meta"},
      {kJapanese, "EUC-JP", "", "", "euc-jp", "detector"},
      {kJapanese, "ISO-2022-JP", "", "<meta charset=iso-2022-jp>", "iso-2022-jp", "meta"},
      {kChinese, "gb18030", "", "<meta charset=gb2312>", "gbk", "meta"},
      {kChinese, "gb18030", "", "", "gb18030", "detector"},
      {kChinese, "Big5", "text/html;charset=\"big5\"", "", "big5", "http"},
      {kKorean, "windows-949", "", "<meta charset=euc-kr>", "euc-kr", "meta"},
      {kArabic, "UTF-16LE", "", "", "utf-16le", "bytes"},
      {kArabic, "UTF-16BE", "", "<meta charset=utf-8>", "utf-16be", "bytes"},
  };
  for (const Case& one : cases) {
    const std::string source = page(one.head, one.text);
    const Decoded decoded = decode(encode(source, one.converter), one.http);
    EXPECT_EQ(decoded.encoding, one.encoding) << one.converter << " " << one.http << " " << one.head;
    EXPECT_EQ(decoded.how, one.how) << one.converter << " " << one.http << " " << one.head;
    if (one.text == kChinese && std::string(one.converter) == "Big5") continue;  // not all of it is in Big5
    EXPECT_TRUE(decoded.utf8 == source) << one.converter;
  }
}

TEST(Encoding, TurkishPageDeclaredAsLatin1) {
  const std::string text = std::string("<html lang=tr><meta charset=iso-8859-1><p>") + kTurkish;
  EXPECT_EQ(decode(encode(text, "windows-1254"), "").utf8, text);
}

TEST(Encoding, MarksAreRemoved) {
  EXPECT_EQ(decode("\xEF\xBB\xBFtext", "").utf8, "text");
  EXPECT_EQ(decode(std::string_view("\xFF\xFEt\0e\0", 6), "text/html; charset=utf-8").utf8, "te");
  EXPECT_EQ(decode(std::string_view("\xFE\xFF\0t\0e", 6), "").how, "bom");
}

TEST(Encoding, RepairsUtf8WithAFewBadBytes) {
  const std::string text = page("<meta charset=utf-8>", kRussian);
  std::string bad = text;
  bad.insert(bad.find("</p>"), "caf\xE9 \x93quoted\x94 ");
  const Decoded decoded = decode(bad, "text/html; charset=windows-1251");
  EXPECT_EQ(decoded.encoding, "utf-8");
  EXPECT_TRUE(is_utf8(decoded.utf8));
  EXPECT_THAT(decoded.utf8, testing::HasSubstr("caf\uFFFD \uFFFDquoted\uFFFD"));
  EXPECT_THAT(decoded.utf8, testing::HasSubstr(kRussian));
  EXPECT_THAT(decoded.notes, testing::ElementsAre("3 bytes that are not UTF-8 were replaced"));
  const Decoded cut = decode(text.substr(0, text.find("Министр") + 3), "");
  EXPECT_EQ(cut.encoding, "utf-8") << "a page cut inside a character is still UTF-8";
}

TEST(Encoding, ReadsDeclarationsAsBrowsersDo) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"<meta charset=' Latin1 '>", "windows-1252"},
      {"<META Content=\"text/html; CharSet = 'koi8-r'\" HTTP-EQUIV=Content-Type>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r' name=description>", ""},
      {"<!-- <meta charset=koi8-r> --><p title='<meta charset=koi8-u>'>", ""},
      {"<script>'<meta charset=koi8-r>'</script><meta charset=big5>", "koi8-r"},
      {"<meta charset=utf-16>", "utf-8"},
      {"<meta charset=klingon><meta charset=euc-kr>", "euc-kr"},
      {"<?xml version='1.0' encoding='windows-1251'?><html>", "windows-1251"},
  };
  for (const auto& [text, encoding] : cases) EXPECT_EQ(declared_in_page(text), encoding) << text;
}

TEST(Encoding, EveryNameHasADecoder) {
  for (const char* label :
       {"866",    "latin2",  "latin3", "latin4",      "cyrillic",    "arabic", "greek",
        "hebrew", "logical", "latin6", "iso-8859-13", "iso-8859-14", "l9",     "iso-8859-16",
        "koi8",   "koi8-ru", "mac",    "tis-620",     "cp1250",      "cp1251", "ascii",
        "cp1253", "latin5",  "cp1255", "cp1256",      "cp1257",      "cp1258", "x-mac-cyrillic",
        "gb2312", "gb18030", "big5",   "x-euc-jp",    "iso-2022-jp", "sjis",   "korean"}) {
    const std::string_view name = encoding_of_label(label);
    ASSERT_FALSE(name.empty()) << label;
    EXPECT_EQ(decode_as("plain ASCII", name), "plain ASCII") << name;
    EXPECT_TRUE(is_utf8(decode_as("\x80\x81\xA0\xC1\xD2\xFF\xFE", name))) << name;
  }
  EXPECT_EQ(encoding_of_label("no-such-thing"), "");
}

}  // namespace
}  // namespace dragoman
