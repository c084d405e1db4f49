"""Places that stores are called after in Bangladesh: districts, towns, and quarters of the large cities.

They tell a place from another word where no store of an account bears its name.
"""

from __future__ import annotations

from functools import lru_cache

from knowledge.normal import normal_form, word_set
from knowledge.stems import bengali_stem

_PLACES = word_set(
    """
    dhaka chattogram chittagong sylhet khulna rajshahi barishal barisal rangpur mymensingh cumilla comilla gazipur
    narayanganj bogura bogra jashore jessore feni noakhali coxsbazar chandpur brahmanbaria habiganj moulvibazar
    sunamganj tangail narsingdi munshiganj manikganj faridpur gopalganj madaripur shariatpur rajbari kishoreganj
    netrokona jamalpur sherpur pabna sirajganj natore naogaon joypurhat dinajpur thakurgaon panchagarh nilphamari
    lalmonirhat kurigram gaibandha kushtia meherpur chuadanga jhenaidah magura narail satkhira bagerhat pirojpur
    jhalokathi patuakhali barguna bhola lakshmipur khagrachhari rangamati bandarban savar tongi ashulia keraniganj
    uttara gulshan banani dhanmondi mirpur mohammadpur motijheel bashundhara badda rampura banasree khilgaon malibagh
    mogbazar tejgaon farmgate shyamoli lalmatia adabor kalabagan azimpur lalbagh wari jatrabari demra khilkhet nikunja
    baridhara mohakhali pallabi kafrul cantonment paltan shantinagar eskaton panthapath agrabad halishahar panchlaish
    nasirabad khulshi zindabazar amberkhana subidbazar kandirpar chashara fatullah siddhirganj
    ঢাকা চট্টগ্রাম সিলেট খুলনা রাজশাহী বরিশাল রংপুর ময়মনসিংহ কুমিল্লা গাজীপুর নারায়ণগঞ্জ বগুড়া যশোর ফেনী নোয়াখালী
    কক্সবাজার চাঁদপুর ব্রাহ্মণবাড়িয়া হবিগঞ্জ মৌলভীবাজার সুনামগঞ্জ টাঙ্গাইল নরসিংদী মুন্সীগঞ্জ মানিকগঞ্জ ফরিদপুর গোপালগঞ্জ
    মাদারীপুর কিশোরগঞ্জ নেত্রকোনা জামালপুর শেরপুর পাবনা সিরাজগঞ্জ নাটোর নওগাঁ জয়পুরহাট দিনাজপুর ঠাকুরগাঁও কুষ্টিয়া সাতক্ষীরা
    বাগেরহাট পটুয়াখালী বরগুনা ভোলা লক্ষ্মীপুর সাভার টঙ্গী আশুলিয়া কেরানীগঞ্জ উত্তরা গুলশান বনানী ধানমন্ডি মিরপুর
    মোহাম্মদপুর মতিঝিল বসুন্ধরা বাড্ডা রামপুরা বনশ্রী খিলগাঁও মালিবাগ মগবাজার তেজগাঁও ফার্মগেট শ্যামলী লালমাটিয়া আদাবর
    আজিমপুর লালবাগ যাত্রাবাড়ী ডেমরা খিলক্ষেত বারিধারা মহাখালী পল্লবী পল্টন শান্তিনগর পান্থপথ আগ্রাবাদ হালিশহর নাসিরাবাদ খুলশী
    জিন্দাবাজার আম্বরখানা কান্দিরপাড় চাষাঢ়া ফতুল্লা সিদ্ধিরগঞ্জ
    """
)
_STEMS = frozenset(map(bengali_stem, _PLACES))


@lru_cache(maxsize=4096)
def is_place(word: str) -> bool:
    """Whether a word is one of these places, a Bengali one with any ending."""
    plain = normal_form(word)
    return plain in _PLACES or bengali_stem(plain) in _STEMS
