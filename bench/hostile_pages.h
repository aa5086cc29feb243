// Pages made to hurt: each once brought some HTML parser to its knees (quadratic time, hundreds of megabytes,
// or text dropped in silence). Shared by the benchmark and the tests.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::bench {

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

inline std::string many_attributes() {
  std::string out = "<p";
  for (int i = 0; i < 50'000; ++i) out += " name" + std::to_string(i) + "='value'";
  return out + ">kept</p>";
}

inline std::string news_of(std::size_t size) {
  std::string out = "<!doctype html><title>t</title><body>";
  while (out.size() < size) {
    out +=
        "<div class=\"a b\"><p>The minister said &quot;no&quot; to <a href=\"/x?y=1&amp;z=2\">the offer</a>, "
        "twice.</p></div>\n";
  }
  return out + "kept";
}

// The same bytes on every machine (xorshift64).
inline std::string random_bytes(std::size_t size) {
  std::string out = "<p>kept</p>";
  std::uint64_t state = 88172645463325252ULL;
  while (out.size() < size) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    out += static_cast<char>(state & 0xFFU);
  }
  return out;
}

// One WARC record, packed, whose page unpacks to 30 MB of blanks at a thousand to one.
inline std::string bomb_in_warc() {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
  const std::string head =
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://bomb.example/\r\nContent-Type: "
      "text/html\r\n"
      "Content-Length: 31457280\r\n\r\n";
  const std::string blanks(1U << 20U, ' ');
  std::string out;
  std::string chunk(1U << 20U, '\0');
  const auto feed = [&](std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    deflate(&stream, flush);
    out.append(chunk, 0, chunk.size() - stream.avail_out);
  };
  feed(head, Z_NO_FLUSH);
  for (int i = 0; i < 30; ++i) feed(blanks, Z_NO_FLUSH);
  feed({}, Z_FINISH);
  deflateEnd(&stream);
  return out;
}

inline std::string numbered(std::string_view before, std::string_view after, int times) {
  std::string out = "<!doctype html><title>kept</title><body>kept";
  for (int i = 0; i < times; ++i) (out += before).append(std::to_string(i)).append(after);
  return out;
}

inline std::string many_lines() {
  std::string out = "kept\n";
  for (int i = 0; i < 200'000; ++i)
    out += "The council met for the " + std::to_string(i) + "th time on Monday.\n";
  return out;
}

struct HostilePage {
  std::string_view name;
  std::string (*make)();  // made when wanted: together they would hide what one page costs
  bool is_text = true;    // a page that holds the word "kept"; otherwise packed
};

inline std::vector<HostilePage> hostile_pages() {
  return {
      {"nesting", [] { return repeat("<div>", 1'000'000) + "kept"; }},
      {"attributes", many_attributes},
      {"open_tables", [] { return repeat("<table><tr><td>cell", 3'000) + "kept" + repeat("<b><p>", 5'000); }},
      {"ten_megabytes", [] { return news_of(10U << 20U); }},
      {"nul_bytes", [] { return "<p>kept</p>" + repeat(std::string_view("a\0<b\0>", 6), 1'500'000); }},
      {"random_bytes", [] { return random_bytes(10U << 20U); }},
      {"unclosed_script", [] { return "<p>kept</p><script>" + repeat("<!--<script></scrip ", 500'000); }},
      {"tiny_nodes", [] { return "kept" + repeat("<b>x</b>", 1'000'000); }},
      {"gzip_bomb", bomb_in_warc, false},
      {"endless_reference",
       [] { return "<p>kept&" + std::string(5U << 20U, 'a') + "&#" + std::string(5U << 20U, '1'); }},
      {"paragraphs", [] { return numbered("<p>The council met again, for the ", "th time.</p>", 300'000); }},
      {"headings", [] { return numbered("<h1>The council met ", " times</h1>", 100'000); }},
      {"times", [] { return numbered("<time datetime=\"2024-05-06\">", " May 2024</time>", 100'000); }},
      {"bylines",
       [] { return numbered("<span class=\"author\" rel=author>By Ann Lee and Bo ", "</span>", 100'000); }},
      {"meta_elements",
       [] { return numbered("<meta property=\"article:author\" content=\"Ann Lee ", "\">", 100'000); }},
      {"deep_json",
       [] {
         const std::string open = repeat("[{\"author\":", 200'000);
         return "<p>kept<script type=\"application/ld+json\">" + open + "</script>";
       }},
      {"json_articles",
       [] {
         return "<p>kept<script type=\"application/ld+json\">[" +
                repeat(R"({"@type":"NewsArticle","headline":"a b","author":{"name":"Ann Lee"}},)", 50'000) +
                "{}]</script>";
       }},
      {"one_paragraph", [] { return "<p>kept " + repeat("The council met again, on Monday. ", 300'000); }},
      {"lines", many_lines},
  };
}

}  // namespace dragoman::bench
