#include "train/syntax/corpus.h"

#include <lzma.h>

#include <boost/json/parse.hpp>

#include "base/file.h"
#include "base/hash.h"

namespace dragoman::train {
namespace {

constexpr std::size_t kMaxFile = std::size_t{1} << 30U;

Result<std::string> unpack_xz(std::string_view packed, const std::string& where) {
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK)
    return fail(ErrorCode::unreadable, "xz decoder cannot be started", where);
  std::string out;
  std::string buffer(1U << 20U, '\0');
  stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK && out.size() < kMaxFile) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END) return fail(ErrorCode::bad_input, "xz data is damaged or too large", where);
  return out;
}

syntax::NameType type_named(std::string_view name) {
  if (name == "PER") return syntax::NameType::person;
  if (name == "ORG") return syntax::NameType::organisation;
  if (name == "LOC") return syntax::NameType::place;
  return syntax::NameType::other;
}

void add_tag(std::string_view tag, NamedSentence& sentence) {
  const std::size_t i = sentence.words.size();
  if (tag.size() < 3) return;
  const syntax::NameType type = type_named(tag.substr(2));
  const bool goes_on = tag[0] == 'I' && !sentence.names.empty() && sentence.names.back().end == i &&
                       sentence.names.back().type == type;
  if (goes_on)
    ++sentence.names.back().end;
  else
    sentence.names.push_back({i, i + 1, type});
}

}  // namespace

Result<Source> read_source(const std::filesystem::path& path) {
  Result<std::string> bytes = read_file(path, kMaxFile);
  if (!bytes) return tl::unexpected(bytes.error());
  Source source{path.filename().string(), "", sha256_hex(*bytes)};
  if (path.extension() != ".xz") {
    source.bytes = std::move(*bytes);
    return source;
  }
  Result<std::string> unpacked = unpack_xz(*bytes, path.string());
  if (!unpacked) return tl::unexpected(unpacked.error());
  source.bytes = std::move(*unpacked);
  return source;
}

NamedText parse_names(std::string_view bytes) {
  NamedText text;
  NamedSentence sentence;
  const auto close = [&] {
    if (!sentence.words.empty()) text.sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for (const std::string_view line : syntax::lines_of(bytes)) {
    if (line.starts_with("# types = ") && line.find("MISC") == line.npos) text.types = syntax::kNameTypes - 1;
    const std::size_t tab = line.find('\t');
    if (line.empty()) close();
    if (tab == line.npos) continue;
    add_tag(line.substr(tab + 1), sentence);
    sentence.words.emplace_back(line.substr(0, tab));
  }
  close();
  return text;
}

std::vector<std::string> parse_texts(std::string_view bytes) {
  std::vector<std::string> paragraphs;
  for (const std::string_view line : syntax::lines_of(bytes)) {
    boost::json::error_code error;
    const boost::json::value value = boost::json::parse(line, error);
    const boost::json::object* object = error ? nullptr : value.if_object();
    const boost::json::value* text = object == nullptr ? nullptr : object->if_contains("text");
    if (text == nullptr || !text->is_string()) continue;
    for (const std::string_view paragraph : syntax::lines_of(std::string_view(text->as_string())))
      paragraphs.emplace_back(paragraph);
  }
  return paragraphs;
}

}  // namespace dragoman::train
