package io.glossa.corpus.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class UrlKeyTest {
    /** By RFC 3986, section 6.2, and what browsers and analytics add. */
    @DataProvider
    public Object[][] samePage() {
        return new Object[][] {
            {"scheme", "http://example.org/a", "https://example.org/a"},
            {"letter case of the host", "https://EXAMPLE.org/a", "https://example.org/a"},
            {"www", "https://www.example.org/a", "https://example.org/a"},
            {"default port", "https://example.org:443/a", "http://example.org:80/a"},
            {"dot behind the host", "https://example.org./a", "https://example.org/a"},
            {"fragment", "https://example.org/a#part", "https://example.org/a"},
            {"slash at the end", "https://example.org/a/", "https://example.org/a"},
            {"root", "https://example.org", "https://example.org/?"},
            {"dot segments", "https://example.org/x/../a/./", "https://example.org/a"},
            {"percent of a plain letter", "https://example.org/%61", "https://example.org/a"},
            {"percent in lower case", "https://example.org/%ed%95%9c", "https://example.org/%ED%95%9C"},
            {"who sent the reader", "https://example.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3"},
            {"order of parameters", "https://example.org/a?b=1&a=2", "https://example.org/a?a=2&b=1"},
            {"user name", "https://me@example.org/a", "https://example.org/a"},
            {"international host", "https://δοκιμή.gr/a", "https://xn--jxalpdlp.gr/a"},
            {"no scheme", "//example.org/a", "https://example.org/a"},
        };
    }

    @Test(dataProvider = "samePage")
    public void addressesOfOnePageHaveOneKey(String what, String one, String other) {
        assertThat(UrlKey.of(one)).as("%s: %s", what, UrlKey.page(one)).isEqualTo(UrlKey.of(other));
        assertThat(UrlKey.of(one)).isNotEqualTo(UrlKey.NONE);
    }

    @DataProvider
    public Object[][] otherPage() {
        return new Object[][] {
            {"path", "https://example.org/a", "https://example.org/b"},
            {"letter case of the path", "https://example.org/a", "https://example.org/A"},
            {"host", "https://example.org/a", "https://example.com/a"},
            {"part of a host", "https://ko.example.org/a", "https://el.example.org/a"},
            {"port", "https://example.org:8080/a", "https://example.org/a"},
            {"parameter", "https://example.org/a?id=3", "https://example.org/a?id=4"},
            {"an escaped slash", "https://example.org/a%2Fb", "https://example.org/a/b"},
        };
    }

    @Test(dataProvider = "otherPage")
    public void addressesOfDifferentPagesHaveDifferentKeys(String what, String one, String other) {
        assertThat(UrlKey.of(one)).as(what).isNotEqualTo(UrlKey.of(other));
    }

    @Test
    public void whatNamesNoPageHasNoKey() {
        for (String url :
                new String[] {"", " ", "n/a", "mailto:me@example.org", "http://", "http://intranet/a", "://x"}) {
            assertThat(UrlKey.of(url)).as(url).isEqualTo(UrlKey.NONE);
        }
    }
}
