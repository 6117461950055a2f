//! The start page: recent studies, samples, and the questions of a new study.

use serde::{Deserialize, Serialize};

use super::{Answer, Choice, OptionCard, View, wire};

/// How a question of a new study is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A name.
    Text,
    /// A number or a range.
    Number,
    /// One of a list.
    Choice,
}

wire! {
    /// What the start page shows.
    pub struct StartPage {
        /// Studies that were not saved when a program was ended by something else than a person.
        pub unsaved: Vec<RecoveredStudy>,
        /// Studies opened or saved before, the latest first.
        pub recent: Vec<RecentStudy>,
        /// The samples.
        pub samples: Vec<SampleEntry>,
        /// The questions of a new study, with their defaults.
        pub questions: Vec<Question>,
    }

    /// A study that was opened or saved before.
    pub struct RecentStudy {
        /// Position in the list when it was made; names it to [`OpenRecentRequest`].
        pub id: String,
        /// Name of the study.
        pub name: String,
        /// Name of the file.
        pub file_name: String,
        /// The folder it lies in, for reading.
        pub folder: String,
        /// Whether the file is still there.
        pub is_there: bool,
    }

    /// A study that was not saved when the program ended, as it was kept.
    pub struct RecoveredStudy {
        /// Names it to [`OpenRecentRequest`] and [`DiscardRecoveredRequest`].
        pub id: String,
        /// Name of the study.
        pub name: String,
        /// The file it came from, what became of that, and how long ago it was kept.
        pub about: String,
        /// The folder of the file, for reading; empty for a study that had none.
        pub folder: String,
    }

    /// A sample study.
    pub struct SampleEntry {
        /// Id, as `fulcrum sample` takes it.
        pub id: String,
        /// Name of the study.
        pub name: String,
        /// What it shows, in a sentence.
        pub summary: String,
    }

    /// A question of a new study.
    pub struct Question {
        /// Its id.
        pub id: String,
        /// The question's group: fields of one group stand in one row.
        pub group: String,
        /// What is asked.
        pub label: String,
        /// What it means, in a sentence.
        pub help: String,
        /// How it is answered.
        pub kind: QuestionKind,
        /// The words to choose from.
        pub choices: Vec<Choice>,
        /// Unit behind the field; empty for none.
        pub unit: String,
        /// The default as it stands in the field, or the id of the choice.
        pub default: String,
        /// What the default rests on.
        pub source: String,
    }

    /// An answer to a question.
    pub struct QuestionAnswer {
        /// Id of the question.
        pub id: String,
        /// As typed, or the id of the choice.
        pub text: String,
    }

    /// The answers so far, to see what they come to.
    pub struct PreviewNewStudyRequest {
        /// Those that differ from the default; the others count with theirs.
        pub answers: Vec<QuestionAnswer>,
        /// Which costs count.
        pub basis: super::CostBasis,
    }

    /// What the answers come to.
    pub struct NewStudyPreview {
        /// How each answer is understood, or why it cannot be taken.
        pub readings: Vec<AnswerReading>,
        /// The answer of the study; `None` while an answer cannot be taken.
        pub answer: Option<Answer>,
        /// The options; empty while an answer cannot be taken.
        pub options: Vec<OptionCard>,
        /// What the user should know, such as defaults in another currency.
        pub notices: Vec<String>,
    }

    /// How an answer is understood.
    pub struct AnswerReading {
        /// Id of the question.
        pub id: String,
        /// What stands in its field: as typed, or the default, which may follow from other answers.
        pub in_field: String,
        /// In words with its unit; empty when it cannot be taken.
        pub understood: String,
        /// Why it cannot be taken; empty when it can.
        pub refusal: String,
        /// Unit behind the field, in the currency chosen.
        pub unit: String,
    }

    /// Opens a new study made of the answers.
    pub struct NewStudyRequest {
        /// Those that differ from the default.
        pub answers: Vec<QuestionAnswer>,
        /// How to show it.
        pub view: View,
    }

    /// Opens one of the samples that come with the program.
    pub struct OpenSampleRequest {
        /// Id of the sample, from [`SampleEntry`].
        pub id: String,
        /// How to show it.
        pub view: View,
    }

    /// Opens a study of the list of recent ones, or of the unsaved ones.
    pub struct OpenRecentRequest {
        /// Its id, from [`RecentStudy`] or [`RecoveredStudy`].
        pub id: String,
        /// How to show it.
        pub view: View,
    }

    /// Throws away a study that was left behind unsaved.
    pub struct DiscardRecoveredRequest {
        /// Its id, from [`RecoveredStudy`].
        pub id: String,
    }
}
