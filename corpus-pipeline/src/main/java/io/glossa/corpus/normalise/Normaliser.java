package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * A rewriting of a text that keeps what it says. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: stateless and thread-safe; idempotent (a second application changes nothing); returns the same string when
 * there is nothing to change.
 */
public interface Normaliser {
    /** The name in settings, language files and reports. */
    String name();

    /** Characters of which a text must hold one for anything to change: with none of them it is left alone. Frozen. */
    default UnicodeSet triggers() {
        return UnicodeSet.ALL_CODE_POINTS;
    }

    /** Rewrites a text of a language. */
    Normalised apply(String text, LanguageProfile language);

    /** The normalisers of a list of names, in its order. */
    static List<Normaliser> named(List<String> names) {
        TreeMap<String, Normaliser> known = new TreeMap<>();
        ServiceLoader.load(Normaliser.class, Normaliser.class.getClassLoader()).forEach(n -> known.put(n.name(), n));
        return names.stream()
                .map(name -> {
                    Normaliser normaliser = known.get(name);
                    if (normaliser == null) {
                        throw new ConfigException(NearestName.unknown("normaliser", name, known.keySet()));
                    }
                    return normaliser;
                })
                .toList();
    }
}
