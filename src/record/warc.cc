#include "record/warc.h"

#include <fmt/core.h>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

namespace json = boost::json;

constexpr std::string_view kVersionLine = "WARC/1.1\r\n";
constexpr std::string_view kPageField = "Dragoman-Page";

// Return a version 8 UUID (RFC 9562, section 5.8: custom) of the first 16 bytes of a hash.
std::string uuid_of(const std::string& hash) {
  std::string h = hash.substr(0, 32);
  h[12] = '8';
  h[16] = "89ab"[static_cast<unsigned>(h[16]) % 4U];
  return fmt::format("{}-{}-{}-{}-{}", h.substr(0, 8), h.substr(8, 4), h.substr(12, 4), h.substr(16, 4),
                     h.substr(20));
}

bool stands_in_uri(unsigned char c) {
  return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"';
}

// Return the address for the standard's field: bytes that no URI may hold are percent-encoded; a page without
// address gets a name of its own.
std::string target_uri(const Page& page, const std::string& key) {
  if (page.url.empty()) return "urn:dragoman:page:" + key;
  std::string out;
  for (const char c : page.url) {
    const auto byte = static_cast<unsigned char>(c);
    out += stands_in_uri(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::string content_type(const Page& page) {
  for (const char c : page.content_type) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F)
      return "application/octet-stream";
  }
  if (!page.content_type.empty()) return page.content_type;
  return page.format == PageFormat::dump ? "text/plain" : "application/octet-stream";
}

// Return the page's facts as given, those not known left out.
std::string facts(const Page& page, const std::string& added) {
  json::object out{{"added", added}, {"format", static_cast<int>(page.format)}};
  const auto put = [&out](std::string_view name, const std::string& value) {
    if (!value.empty()) out[name] = repair_utf8(value);
  };
  put("url", page.url);
  put("fetched", page.fetched);
  put("content_type", page.content_type);
  put("id", page.id);
  put("date", page.date);
  put("outlet", page.outlet);
  put("where", page.where);
  return json::serialize(out);
}

std::string record_of(std::string_view fields, std::string_view block) {
  return fmt::format("{}{}Content-Length: {}\r\n\r\n{}\r\n\r\n", kVersionLine, fields, block.size(), block);
}

// Return the value of a field in a record's head, "" if it has none.
std::string_view field(std::string_view head, std::string_view name) {
  const std::string start = fmt::format("\r\n{}: ", name);
  const std::size_t at = head.find(start);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + start.size();
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

Result<void> read_facts(std::string_view text, ArchivedPage& out) {
  json::error_code error;
  const json::value value = json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object())
    return fail(ErrorCode::bad_input, "the field Dragoman-Page is not a JSON object");
  const json::object& object = value.get_object();
  const auto text_of = [&object](std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
  };
  out.added = text_of("added");
  out.page.url = text_of("url");
  out.page.fetched = text_of("fetched");
  out.page.content_type = text_of("content_type");
  out.page.id = text_of("id");
  out.page.date = text_of("date");
  out.page.outlet = text_of("outlet");
  out.page.where = text_of("where");
  const json::value* format = object.if_contains("format");
  if (format != nullptr && format->is_int64()) out.page.format = static_cast<PageFormat>(format->get_int64());
  return {};
}

}  // namespace

std::string page_key(const Page& page) {
  return sha256_hex(page.url + "\n" + page.bytes);
}

std::string warc_record(const Page& page, const std::string& key, const std::string& added) {
  const std::string digest = sha256_hex(page.bytes);
  const std::string fields = fmt::format(
      "WARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {}\r\nWARC-Target-URI: {}\r\n"
      "WARC-Block-Digest: sha256:{}\r\nWARC-Payload-Digest: sha256:{}\r\n{}: {}\r\nContent-Type: {}\r\n",
      uuid_of(key), added, target_uri(page, key), digest, digest, kPageField, facts(page, added),
      content_type(page));
  return record_of(fields, page.bytes);
}

std::string warc_info(std::string_view file_name, const std::string& time) {
  const std::string block =
      fmt::format("software: dragoman {}\r\nformat: WARC File Format 1.1\r\n", DRAGOMAN_VERSION);
  const std::string fields = fmt::format(
      "WARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {}\r\nWARC-Filename: {}\r\n"
      "Content-Type: application/warc-fields\r\n",
      uuid_of(sha256_hex(std::string(file_name) + time)), time, file_name);
  return record_of(fields, block);
}

bool is_page_record(std::string_view record) {
  return field(record.substr(0, record.find("\r\n\r\n")), "WARC-Type") == "resource";
}

Result<ArchivedPage> parse_warc_record(std::string_view record) {
  const std::size_t end = record.find("\r\n\r\n");
  if (!record.starts_with(kVersionLine) || end == std::string_view::npos) {
    return fail(ErrorCode::bad_input, "not a WARC 1.1 record");
  }
  const std::string_view head = record.substr(0, end);
  const std::string_view body = record.substr(end + 4);
  const std::string_view length = field(head, "Content-Length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  if (body.size() != size + 4)
    return fail(ErrorCode::corrupt, "the record's length is not what its head says");
  ArchivedPage out;
  out.page.bytes = body.substr(0, size);
  out.digest = sha256_hex(out.page.bytes);
  if (field(head, "WARC-Payload-Digest") != "sha256:" + out.digest) {
    return fail(ErrorCode::corrupt, "the bytes do not agree with the record's SHA-256");
  }
  if (auto read = read_facts(field(head, kPageField), out); !read) return tl::unexpected<Error>(read.error());
  out.key = page_key(out.page);
  return out;
}

}  // namespace dragoman
