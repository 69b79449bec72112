package io.glossa.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class UrlListsTest {
    private final UrlLists lists = ListFiles.urls("Spam.example", "/casino");

    @DataProvider
    public Object[][] addresses() {
        return new Object[][] {
            {"https://spam.example/", "spam.example", true},
            {"http://Shop.SPAM.example:8080/x", "shop.spam.example", true},
            {"https://user@spam.example?x=@y", "spam.example", true},
            {"spam.example./page", "spam.example", true},
            {"https://notspam.example/", "notspam.example", false},
            {"https://spam.example.org/", "spam.example.org", false},
            {"https://news.example/spam.example", "news.example", false},
            {"", "", false},
        };
    }

    @Test(dataProvider = "addresses")
    public void aListedHostCoversThoseBelowIt(String url, String host, boolean listed) {
        PageAddress page = lists.find(url);
        assertThat(page.host()).isEqualTo(host);
        assertThat(page.listed()).isEqualTo(listed);
    }

    @Test
    public void partsOfAddressesAreCounted() {
        assertThat(lists.find("https://a.example/Casino/casino-1").listedParts())
                .isEqualTo(2);
        assertThat(lists.find("https://a.example/news").listedParts()).isZero();
    }

    @Test
    public void whatCanNeverBeAHostIsRefused() {
        assertThatThrownBy(() -> ListFiles.urls("https://spam.example/", "x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("https://spam.example/")
                .hasMessageContaining("one host a line");
        assertThatThrownBy(() -> UrlLists.read(List.of(Path.of("no-such-list.txt")), List.of()))
                .hasMessageContaining("no-such-list.txt");
    }
}
