"""Makes believable rows; every child gets the team of its parent."""

from tests.factories.activities import (
    ActivityFactory,
    ConcernFactory,
    DeclarationFactory,
    KindOfWorkFactory,
    OccurrenceFactory,
    OrganisationFactory,
    OwnTextFactory,
    SatisfactionFactory,
    SiteContactFactory,
    SlotFactory,
)
from tests.factories.matching import (
    AccompanimentFactory,
    ContactFactory,
    EarlierMarkFactory,
    ParticipationFactory,
    PlacementFactory,
    TaskFactory,
)
from tests.factories.residents import (
    EntrustmentFactory,
    ReferralFactory,
    ResidentFactory,
    VisitFactory,
    WalkInHourFactory,
    WalkInSessionFactory,
)
from tests.factories.teams import (
    CentreFactory,
    MembershipFactory,
    MunicipalityFactory,
    TeamCentreFactory,
    TeamFactory,
    UserFactory,
)

__all__ = [
    "AccompanimentFactory",
    "ActivityFactory",
    "CentreFactory",
    "ConcernFactory",
    "ContactFactory",
    "DeclarationFactory",
    "EarlierMarkFactory",
    "EntrustmentFactory",
    "KindOfWorkFactory",
    "MembershipFactory",
    "MunicipalityFactory",
    "OccurrenceFactory",
    "OrganisationFactory",
    "OwnTextFactory",
    "ParticipationFactory",
    "PlacementFactory",
    "ReferralFactory",
    "ResidentFactory",
    "SatisfactionFactory",
    "SiteContactFactory",
    "SlotFactory",
    "TaskFactory",
    "TeamCentreFactory",
    "TeamFactory",
    "UserFactory",
    "VisitFactory",
    "WalkInHourFactory",
    "WalkInSessionFactory",
]
