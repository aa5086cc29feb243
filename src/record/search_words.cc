#include "record/search_words.h"

#include <libstemmer.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/require.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

struct Language {
  std::string_view subtag;
  const char* algorithm;  // libstemmer's name
  Script script;
};

constexpr std::array kLanguages = {
    Language{"en", "english", Script::latin},    Language{"fr", "french", Script::latin},
    Language{"de", "german", Script::latin},     Language{"es", "spanish", Script::latin},
    Language{"it", "italian", Script::latin},    Language{"pt", "portuguese", Script::latin},
    Language{"nl", "dutch", Script::latin},      Language{"tr", "turkish", Script::latin},
    Language{"ru", "russian", Script::cyrillic}, Language{"ar", "arabic", Script::arabic},
    Language{"el", "greek", Script::greek},
};

// A word longer than this (an address, a blob) is not stemmed.
constexpr std::size_t kMaxStemBytes = 128;

struct BreakCloser {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct StemmerCloser {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using StemmerHandle = std::unique_ptr<sb_stemmer, StemmerCloser>;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Return the word in lower case with plain apostrophes and without the possessive ending.
std::string normal_word(std::string_view word) {
  std::string out;
  if (is_ascii(word)) {
    out.assign(word);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  } else {
    out = lower(word);
    static constexpr std::string_view kApostrophe = "\u2019";
    for (std::size_t at = out.find(kApostrophe); at != std::string::npos; at = out.find(kApostrophe, at)) {
      out.replace(at, kApostrophe.size(), "'");
    }
  }
  if (out.size() > 2 && out.ends_with("'s")) out.resize(out.size() - 2);
  return out;
}

std::string folded(const std::string& word) {
  return is_ascii(word) ? word : fold(word);
}

}  // namespace

struct WordFinder::State {
  std::unique_ptr<UBreakIterator, BreakCloser> breaks;
  std::map<std::string_view, StemmerHandle> stemmers;  // by subtag; the views are kLanguages'

  std::string stem(const Language& language, const std::string& word) {
    StemmerHandle& stemmer = stemmers[language.subtag];
    if (stemmer == nullptr) stemmer.reset(sb_stemmer_new(language.algorithm, nullptr));
    if (stemmer == nullptr || word.size() > kMaxStemBytes) return word;
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stemmed = sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
    if (stemmed == nullptr) return word;
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
  }

  // Return the stems of `word`, each once, marked: of one language, or of all of its script for "".
  std::vector<std::string> stems(const std::string& word, const std::string& surface,
                                 std::string_view language) {
    std::vector<std::string> out;
    const auto add = [&out](const std::string& form) {
      std::string marked = "=" + form;
      if (std::find(out.begin(), out.end(), marked) == out.end()) out.push_back(std::move(marked));
    };
    const Script script = language.empty() ? main_script(word) : Script::other;
    for (const Language& known : kLanguages) {
      if (language.empty() ? known.script == script : known.subtag == language)
        add(folded(stem(known, word)));
    }
    if (out.empty() || language.empty()) add(surface);
    return out;
  }
};

WordFinder::WordFinder() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->breaks.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
  require(U_SUCCESS(status), "ICU comes with its word break rules");
}

WordFinder::WordFinder(WordFinder&&) noexcept = default;
WordFinder& WordFinder::operator=(WordFinder&&) noexcept = default;
WordFinder::~WordFinder() = default;

void WordFinder::find(std::string_view text, std::string_view language, const WordSink& sink) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  ubrk_setUText(state_->breaks.get(), &utext, &status);
  if (U_FAILURE(status)) return;
  std::int32_t begin = ubrk_first(state_->breaks.get());
  for (std::int32_t end = ubrk_next(state_->breaks.get()); end != UBRK_DONE;
       begin = end, end = ubrk_next(state_->breaks.get())) {
    if (ubrk_getRuleStatus(state_->breaks.get()) < UBRK_WORD_NONE_LIMIT) continue;  // blanks, punctuation
    const ByteRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::string word = normal_word(slice(text, range));
    const std::string surface = folded(word);
    if (surface.empty()) continue;
    const bool more =
        sink(range, surface,
             language == kExact ? std::vector<std::string>{} : state_->stems(word, surface, language));
    if (!more) break;
  }
  utext_close(&utext);
}

}  // namespace dragoman
