#include "serve/http.h"

#include <gtest/gtest.h>

#include "serve/html.h"

namespace dragoman {
namespace {

TEST(Http, SplitsTargets) {
  const Request request =
      parse_target("/claims?actor=Haider+al-Abadi&place=%D8%A8%D8%BA&empty=&flag").value();
  EXPECT_EQ(request.path, "/claims");
  EXPECT_EQ(query_value(request, "actor"), "Haider al-Abadi");
  EXPECT_EQ(query_value(request, "place"), "بغ");
  EXPECT_EQ(query_value(request, "empty"), "");
  EXPECT_EQ(query_value(request, "missing"), "");
  EXPECT_EQ(request.query.size(), 4U);
}

TEST(Http, RefusesMalformedTargets) {
  for (const char* bad : {"", "claims", "/%", "/%4", "/%zz", "/a%00b", "/?q=%FF", "/a%0d%0aX-Evil:1"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
}

TEST(Http, EncodingIsReversed) {
  const std::string text = "a b&c=d/é%?#";
  EXPECT_EQ(query_value(parse_target("/?q=" + percent_encode(text)).value(), "q"), text);
}

TEST(Http, KnowsItsOwnNames) {
  for (const char* own : {"localhost", "localhost:8077", "127.0.0.1:1", "[::1]", "[::1]:8077"}) {
    EXPECT_TRUE(is_local_host(own)) << own;
  }
  for (const char* other :
       {"", "evil.example", "localhost.evil.example", "localhost:", "127.0.0.1:80x", "[::1"}) {
    EXPECT_FALSE(is_local_host(other)) << other;
  }
}

TEST(Html, EscapesEverythingThatCouldOpenMarkup) {
  EXPECT_EQ(escape("<script>alert(\"x\" & 'y')</script>\x01"),
            "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
}

TEST(Html, LinksOnlyToTheWebAndToItself) {
  EXPECT_EQ(safe_url("https://meridian-report.example/x"), "https://meridian-report.example/x");
  EXPECT_EQ(safe_url("/report/1"), "/report/1");
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example", "ftp://x", ""}) {
    EXPECT_EQ(safe_url(bad), "") << bad;
  }
}

}  // namespace
}  // namespace dragoman
