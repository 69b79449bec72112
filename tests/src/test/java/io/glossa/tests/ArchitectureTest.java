package io.glossa.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.glossa.run.GlossaException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The arrows of the house: who may use whom, and which library may be seen where. */
public final class ArchitectureTest {
    private static final String RUN = "io.glossa.run..";
    private static final String CORPUS = "io.glossa.corpus..";
    private static final String VOCAB = "io.glossa.vocab..";
    private static final String CHECKPOINT = "io.glossa.checkpoint..";
    private static final String INIT = "io.glossa.init..";
    private static final String TRAIN = "io.glossa.train..";
    private static final String SPARK = "io.glossa.spark..";
    private static final String STUDY = "io.glossa.study..";
    private static final String CLI = "io.glossa.cli..";
    private static final String TRAINER_COMMAND = "io.glossa.train.command..";
    private JavaClasses house;

    @BeforeClass
    public void importHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.glossa");
    }

    @Test
    public void arrowsPointDownTheHouse() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.glossa..")
                .layer("run")
                .definedBy(RUN)
                .layer("corpus")
                .definedBy(CORPUS)
                .layer("vocab")
                .definedBy(VOCAB)
                .layer("checkpoint")
                .definedBy(CHECKPOINT)
                .layer("init")
                .definedBy(INIT)
                .layer("train")
                .definedBy(TRAIN)
                .layer("spark")
                .definedBy(SPARK)
                .layer("study")
                .definedBy(STUDY)
                .layer("cli")
                .definedBy(CLI)
                .whereLayer("corpus")
                .mayOnlyBeAccessedByLayers("vocab", "init", "train", "spark", "study", "cli")
                .whereLayer("vocab")
                .mayOnlyBeAccessedByLayers("checkpoint", "init", "train", "spark", "study", "cli")
                .whereLayer("checkpoint")
                .mayOnlyBeAccessedByLayers("init", "train", "spark", "study", "cli")
                .whereLayer("init")
                .mayOnlyBeAccessedByLayers("train", "spark", "study", "cli")
                .whereLayer("train")
                .mayOnlyBeAccessedByLayers("spark", "study", "cli")
                .whereLayer("spark")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("study")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(house);
    }

    @Test
    public void roomsFormNoCycles() {
        slices().matching("io.glossa.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    public void sparkIsSeenOnlyByItsDriversAndTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SPARK, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(house);
    }

    @Test
    public void tensorsAreSeenOnlyByTheTrainerAndTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TRAIN, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(house);
    }

    @Test
    public void onlyTheCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, TRAINER_COMMAND)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(house);
    }

    @Test
    public void classesArePublicContractsOrFinalWorkers() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotAssignableTo(GlossaException.class)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(house);
    }

    @Test
    public void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(house);
    }
}
