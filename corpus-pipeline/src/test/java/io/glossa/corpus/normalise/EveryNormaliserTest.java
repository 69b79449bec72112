package io.glossa.corpus.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.LanguageTexts;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The contract of normalisers, for each that there is. */
public final class EveryNormaliserTest {
    /** They take lay-out away, which edited text has too. */
    private static final Set<String> LAYOUT = Set.of("controls", "markdown-code", "c4-lines");

    private static final String ALPHABET =
            "aeosnykdEOSYĘęşșȩđḍķƴƳɗ'’‘ʼ`´µ∆∑ΑΒΕΟαεονιάόTXMov΄\u1FFD\u0323\u0329\u0327\u031F\u0345\u0301\u0300\u0341&amp;lt#8217;<"
                    + "Ã©â€™Î±ÅëëÜäáΞ±Ο»¬ìë°¾È³ç·\u0095\uFFFD 가ㅋ\u1100\u1161ﾡￂ,.\n1";

    @DataProvider
    public Object[][] normalisers() {
        List<Object[]> rows = new ArrayList<>();
        ServiceLoader.load(Normaliser.class).forEach(n -> rows.add(new Object[] {n.name(), n}));
        return rows.toArray(Object[][]::new);
    }

    @Test(dataProvider = "normalisers")
    public void secondApplicationChangesNothing(String name, Normaliser normaliser) {
        long seed = 20261124;
        Random random = new Random(seed);
        for (String language : Languages.BUILT_IN) {
            LanguageProfile profile = Languages.load(language, "");
            for (int round = 0; round < 500; round++) {
                String text = randomText(random);
                Normalised once = normaliser.apply(text, profile);
                Normalised again = normaliser.apply(once.text(), profile);
                assertThat(again.text())
                        .as("%s, seed %s, round %s", language, seed, round)
                        .isEqualTo(once.text());
                assertThat(again.changes()).isZero();
                assertThat(once.changes() == 0).isEqualTo(once.text().equals(text));
            }
        }
    }

    @Test(dataProvider = "normalisers")
    public void textGrowsOnlyByTheApostropheOfHausa(String name, Normaliser normaliser) {
        Random random = new Random(7);
        LanguageProfile profile = Languages.load("ha", "");
        for (int round = 0; round < 2_000; round++) {
            String text = randomText(random);
            long hooked = name.equals("hausa")
                    ? text.chars().filter(c -> c == 'ƴ' || c == 'Ƴ').count()
                    : 0;
            assertThat((long) normaliser.apply(text, profile).text().length())
                    .isLessThanOrEqualTo(text.length() + hooked);
        }
    }

    @Test(dataProvider = "normalisers")
    public void editedTextOfEveryLanguageStaysAsItIs(String name, Normaliser normaliser) {
        if (LAYOUT.contains(name)) {
            return;
        }
        for (String language : LanguageTexts.EDITED.keySet()) {
            LanguageProfile profile = Languages.load(language, "");
            for (String edited : LanguageTexts.edited(language)) {
                // Editors write curved apostrophes, which are unified on purpose.
                String text = edited.replace('’', '\'').replace('‘', '\'').replace('`', '\'');
                assertThat(normaliser.apply(text, profile).text()).as(language).isSameAs(text);
            }
        }
    }

    /** What the triggers promise: whatever changes holds one of them. */
    @Test(dataProvider = "normalisers")
    public void textWithoutATriggerStaysAsItIs(String name, Normaliser normaliser) {
        Random random = new Random(11);
        int changed = 0;
        for (String language : Languages.BUILT_IN) {
            LanguageProfile profile = Languages.load(language, "");
            for (int round = 0; round < 1_000; round++) {
                String any = Character.toString(random.nextInt(0xD800));
                String text = randomText(random)
                        + List.of("", any, "&amp;", "\n```\nx\n```\n").get(round % 4);
                boolean changes = normaliser.apply(text, profile).changes() > 0;
                assertThat(!changes || normaliser.triggers().containsSome(text))
                        .as("%s: %s", language, text)
                        .isTrue();
                changed += changes ? 1 : 0;
            }
        }
        assertThat(changed).as("texts changed").isPositive();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
