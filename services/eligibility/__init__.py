"""Which benefits the law gives, from contribution months, dates and wages: a first check.

All of it is pure; the law is data (config/rules/law), each number with its day and source.

    history = History(born, entry, paid, wages)          # what is not known is None
    assess.assess(history, Scheme.INVALIDITY, day)       -> Answer
    accident.after_accident(facts, history, day)         -> tuple[Benefit, ...]
    cards.answer(answer, language)                       -> Message
    cards.sources(answer, language)                      -> Message, on demand
    accident_cards.benefits(benefits, day, language)     -> Message
    picture.months(history, day, language)               -> bytes, PNG; None: months not known

*day* is a date, or a Month where the day in it is not known. `Answer.ask` and `Benefit.ask`
name the one fact that would settle most. How everything is counted: docs/eligibility.md.
"""
