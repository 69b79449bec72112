package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.testng.annotations.Test;

public final class InputIdentityTest {
    @Test
    public void directoryIsKnownByContentNotByPlaceOrClock() throws IOException {
        Path first = Files.createTempDirectory("one");
        Path second = Files.createTempDirectory("two");
        Files.writeString(first.resolve("a.txt"), "ẹ̀kọ́");
        Files.writeString(second.resolve("a.txt"), "ẹ̀kọ́");
        Files.setLastModifiedTime(second.resolve("a.txt"), FileTime.fromMillis(0));
        assertThat(InputIdentity.of(first)).isEqualTo(InputIdentity.of(second));

        Files.writeString(second.resolve("a.txt"), "ẹ̀kọ");
        assertThat(InputIdentity.of(first)).isNotEqualTo(InputIdentity.of(second));
    }

    @Test
    public void missingPathIsRefusedByName() {
        assertThatThrownBy(() -> InputIdentity.of(Path.of("does-not-exist")))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("cannot read does-not-exist: no such file or directory");
    }
}
