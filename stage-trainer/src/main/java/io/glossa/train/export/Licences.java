package io.glossa.train.export;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a licence's name says: how model hubs spell it, and whether it keeps a model from commercial use. */
final class Licences {
    /** What hubs know; others are written {@code other}. From the Hub's list of licence identifiers. */
    private static final Set<String> HUB = Set.of(
            "afl-3.0",
            "agpl-3.0",
            "apache-2.0",
            "apple-amlr",
            "artistic-2.0",
            "bigcode-openrail-m",
            "bigscience-bloom-rail-1.0",
            "bigscience-openrail-m",
            "bsd",
            "bsd-2-clause",
            "bsd-3-clause",
            "bsd-3-clause-clear",
            "bsl-1.0",
            "c-uda",
            "cc",
            "cc-by-2.0",
            "cc-by-2.5",
            "cc-by-3.0",
            "cc-by-4.0",
            "cc-by-nc-2.0",
            "cc-by-nc-3.0",
            "cc-by-nc-4.0",
            "cc-by-nc-nd-3.0",
            "cc-by-nc-nd-4.0",
            "cc-by-nc-sa-2.0",
            "cc-by-nc-sa-3.0",
            "cc-by-nc-sa-4.0",
            "cc-by-nd-4.0",
            "cc-by-sa-3.0",
            "cc-by-sa-4.0",
            "cc0-1.0",
            "cdla-permissive-1.0",
            "cdla-permissive-2.0",
            "cdla-sharing-1.0",
            "creativeml-openrail-m",
            "deepfloyd-if-license",
            "ecl-2.0",
            "epl-1.0",
            "epl-2.0",
            "etalab-2.0",
            "eupl-1.1",
            "eupl-1.2",
            "fair-noncommercial-research-license",
            "gemma",
            "gfdl",
            "gpl",
            "gpl-2.0",
            "gpl-3.0",
            "h-research",
            "intel-research",
            "isc",
            "lgpl",
            "lgpl-2.1",
            "lgpl-3.0",
            "lgpl-lr",
            "llama2",
            "llama3",
            "llama3.1",
            "llama3.2",
            "llama3.3",
            "llama4",
            "lppl-1.3c",
            "mit",
            "mpl-2.0",
            "ms-pl",
            "ncsa",
            "odbl",
            "odc-by",
            "ofl-1.1",
            "open-mdw",
            "openrail",
            "openrail++",
            "osl-3.0",
            "pddl",
            "postgresql",
            "unlicense",
            "wtfpl",
            "zlib");

    /** Creative Commons' mark as a part of a name, or the words that other licences use. */
    private static final Pattern NON_COMMERCIAL = Pattern.compile(
            "(^|[^a-z])nc([^a-z]|$)|non[- ]?commercial|research[- ](use[- ])?only|academic[- ]|^(intel|h)-research$");

    private Licences() {}

    /** The identifier of model hubs; spaces count as dashes, and {@code other} is what they do not know. */
    static String hubName(String licence) {
        String name = normalised(licence).replace(' ', '-');
        return HUB.contains(name) ? name : "other";
    }

    /** Whether a licence's name says that it excludes commercial use. */
    static boolean isNonCommercial(String licence) {
        return NON_COMMERCIAL.matcher(normalised(licence)).find();
    }

    private static String normalised(String licence) {
        return licence.strip().toLowerCase(Locale.ROOT);
    }
}
